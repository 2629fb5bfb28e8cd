package org.ipmarket.settlement.ledger;

/**
 * What lies on an account, in minor units.
 *
 * @param held what of the balance is set aside, and only the end of a hold frees
 */
public record Standing(long balance, long held) {
    public static final Standing NOTHING = new Standing(0, 0);

    public Standing {
        if (held < 0 || (held > 0 && held > balance)) {
            throw new IllegalArgumentException("of " + balance + " minor units " + held + " cannot be held");
        }
    }

    /** What may be taken or set aside. */
    public long available() {
        return balance - held;
    }

    /** Whether a posting may stand on an account of a kind. */
    boolean allows(AccountKind kind, long minor) {
        long after = Math.addExact(balance, minor);
        return kind.side().allows(after) && (held == 0 || after >= held);
    }
}
