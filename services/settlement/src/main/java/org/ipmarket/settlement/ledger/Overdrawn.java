package org.ipmarket.settlement.ledger;

/** More was to be taken or held than is available on an account. */
public final class Overdrawn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overdrawn(String message) {
        super(message);
    }
}
