package org.ipmarket.keeper;

/** Why a request is not granted, as it is answered and audited. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final LotSecret.Release bound;

    /** @param status of HTTP @param code for programs @param detail for people */
    Refusal(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** @param bound to which log the key was released already */
    Refusal(int status, String code, String detail, LotSecret.Release bound) {
        super(detail, null, false, false);
        this.bound = bound;
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    LotSecret.Release bound() {
        return bound;
    }
}
