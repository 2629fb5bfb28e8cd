package org.ipmarket.keeper;

/** Why a request is not granted, as it is answered and audited. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** @param status of HTTP @param code for programs @param detail for people */
    Refusal(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
