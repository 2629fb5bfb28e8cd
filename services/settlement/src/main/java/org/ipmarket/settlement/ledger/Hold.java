package org.ipmarket.settlement.ledger;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.state.IllegalTransition;

/**
 * Money set aside on an account in the first of two phases: nothing else can take it until the second has captured, released
 * or expired it, exactly once.
 *
 * @param cause what brought it about, unique: the same cause holds money once, however often it is told
 * @param amount more than nothing, in the account's currency
 * @param expires from when on it is no longer held; null where it waits for a word
 * @param captured what the second phase took; nothing unless it is {@link HoldState#CAPTURED}
 * @param transfer the transfer that took it, or null
 * @param ended when it ended, or null
 * @param endedBecause why it ended, in a sentence, or null
 */
public record Hold(
        UUID id,
        Account account,
        Money amount,
        String cause,
        Explanation explanation,
        Instant placed,
        Instant expires,
        HoldState state,
        Money captured,
        UUID transfer,
        Instant ended,
        String endedBecause) {
    public Hold {
        if (id == null || account == null || explanation == null || placed == null || state == null) {
            throw new IllegalArgumentException("a hold has id, account, explanation, time and state");
        }
        if (cause == null || cause.isBlank()) {
            throw new IllegalArgumentException("a hold has a cause");
        }
        if (account.kind().side() != AccountKind.Side.NEVER_NEGATIVE) {
            throw new IllegalArgumentException("nothing can be held on " + account);
        }
        if (amount.isZero() || !amount.currencyCode().equals(account.currency())) {
            throw new IllegalArgumentException("cannot hold " + amount + " on " + account);
        }
        if (expires != null && !expires.isAfter(placed)) {
            throw new IllegalArgumentException("a hold that expires before it begins: " + cause);
        }
        boolean taken = state == HoldState.CAPTURED;
        if (captured.minor() > amount.minor() || captured.isZero() == taken || (transfer != null) != taken) {
            throw new IllegalArgumentException("captured " + captured + " of " + amount + " when " + state);
        }
        if ((ended == null) != (state == HoldState.HELD)) {
            throw new IllegalArgumentException("a hold ends when it is no longer held: " + cause);
        }
    }

    /** A new one. @param expires null where it waits for a word */
    public static Hold of(
            Account account, Money amount, String cause, Explanation explanation, Instant now, Instant expires) {
        Money nothing = Money.zero(account.currency());
        return new Hold(
                Ids.next(),
                account,
                amount,
                cause,
                explanation,
                now,
                expires,
                HoldState.HELD,
                nothing,
                null,
                null,
                null);
    }

    /** Whether its time has passed: then it can only expire. */
    public boolean due(Instant now) {
        return state == HoldState.HELD && expires != null && !now.isBefore(expires);
    }

    /**
     * Taken by a transfer, which takes at most what is held from the account and nothing else of it. What it leaves is free
     * again.
     *
     * @throws IllegalTransition where it has ended
     * @throws IllegalArgumentException where the transfer takes nothing from the account, or more than is held
     */
    public Hold captured(Transfer by, Instant now) {
        HoldState after = state.to(HoldState.CAPTURED);
        long taken = -by.minorOn(account);
        if (taken <= 0 || taken > amount.minor()) {
            throw new IllegalArgumentException(by.cause() + " takes " + taken + " minor units of a hold of " + amount);
        }
        return ended(
                after,
                Money.ofMinor(taken, account.currency()),
                by.id(),
                now,
                by.explanation().why());
    }

    /** @throws IllegalTransition where it has ended */
    public Hold released(String why, Instant now) {
        return ended(state.to(HoldState.RELEASED), Money.zero(account.currency()), null, now, why);
    }

    /**
     * @throws IllegalTransition where it has ended
     * @throws IllegalArgumentException where its time has not come
     */
    public Hold expired(Instant now) {
        HoldState after = state.to(HoldState.EXPIRED);
        if (!due(now)) {
            throw new IllegalArgumentException("hold " + id + " is not due");
        }
        return ended(after, Money.zero(account.currency()), null, now, "It was held until " + expires + ".");
    }

    private Hold ended(HoldState after, Money taken, UUID by, Instant now, String why) {
        return new Hold(id, account, amount, cause, explanation, placed, expires, after, taken, by, now, why);
    }
}
