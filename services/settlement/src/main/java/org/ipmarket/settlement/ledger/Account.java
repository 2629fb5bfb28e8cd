package org.ipmarket.settlement.ledger;

import java.util.Comparator;
import org.ipmarket.messages.Mode;

/**
 * One account of the ledger, identified by what it is.
 *
 * @param currency ISO 4217 code
 * @param owner whose money it is: a participant's id, {@code centre:GZ}, {@code platform}, or {@code bank}
 */
public record Account(Mode mode, String currency, AccountKind kind, String owner, Earmark earmark)
        implements Comparable<Account> {
    private static final Comparator<Account> ORDER = Comparator.comparing(Account::mode)
            .thenComparing(Account::currency)
            .thenComparing(Account::kind)
            .thenComparing(Account::owner)
            .thenComparing(account -> account.earmark().kind())
            .thenComparing(account -> account.earmark().id());

    public Account {
        if (mode == null || currency == null || kind == null || owner == null || owner.isBlank() || earmark == null) {
            throw new IllegalArgumentException("an account has mode, currency, kind, owner and earmark");
        }
        if (kind != AccountKind.BANK && earmark.kind() == Earmark.Kind.NONE) {
            throw new IllegalArgumentException("a balance without a purpose is not allowed: " + kind + " of " + owner);
        }
    }

    /** The counter-side of the settlement account at the bank. */
    public static Account bank(Mode mode, String currency) {
        return new Account(mode, currency, AccountKind.BANK, "bank", Earmark.NONE);
    }

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }
}
