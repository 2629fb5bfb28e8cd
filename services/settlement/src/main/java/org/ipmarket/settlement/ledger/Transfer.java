package org.ipmarket.settlement.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;

/**
 * A movement of money: postings that add up to zero in each currency. It is written once and never changed; a mistake is
 * corrected by another transfer.
 *
 * @param cause what brought it about, unique: the same cause moves money once, however often it is told
 * @param postings at most one on an account, in the order of accounts
 */
public record Transfer(UUID id, Mode mode, String cause, Explanation explanation, List<Posting> postings) {
    public Transfer {
        postings = List.copyOf(postings);
        if (cause == null || cause.isBlank()) {
            throw new IllegalArgumentException("a transfer has a cause");
        }
        if (postings.size() < 2) {
            throw new IllegalArgumentException("a transfer has at least two postings: " + cause);
        }
        Map<String, Long> sums = new HashMap<>();
        Set<Account> accounts = new HashSet<>();
        for (Posting posting : postings) {
            if (posting.account().mode() != mode) {
                throw new IllegalArgumentException("a transfer stays within its mode: " + cause);
            }
            if (!accounts.add(posting.account())) {
                throw new IllegalArgumentException("two postings of " + cause + " on " + posting.account());
            }
            sums.merge(posting.account().currency(), posting.minor(), Math::addExact);
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException(
                        "postings of " + cause + " add up to " + sum + " minor units of " + currency + ", not to zero");
            }
        });
    }

    /** What it adds to an account, in minor units: negative where it takes, 0 where it does not touch it. */
    public long minorOn(Account account) {
        return postings.stream()
                .filter(posting -> posting.account().equals(account))
                .mapToLong(Posting::minor)
                .sum();
    }

    /** Begins a transfer. */
    public static Draft because(Mode mode, String cause, Explanation explanation) {
        return new Draft(mode, cause, explanation);
    }

    /** Collects movements between accounts; several on one account become one posting. */
    public static final class Draft {
        private final Mode mode;
        private final String cause;
        private final Explanation explanation;
        private final TreeMap<Account, Long> sums = new TreeMap<>();

        private Draft(Mode mode, String cause, Explanation explanation) {
            this.mode = mode;
            this.cause = cause;
            this.explanation = explanation;
        }

        /** Moves an amount; moving nothing does nothing. Both accounts must keep the amount's currency. */
        public Draft move(Money amount, Account from, Account to) {
            if (!from.currency().equals(amount.currencyCode()) || !to.currency().equals(amount.currencyCode())) {
                throw new IllegalArgumentException("cannot move " + amount + " from " + from + " to " + to);
            }
            if (!amount.isZero()) {
                sums.merge(from, -amount.minor(), Math::addExact);
                sums.merge(to, amount.minor(), Math::addExact);
            }
            return this;
        }

        public Transfer build() {
            List<Posting> postings = sums.entrySet().stream()
                    .filter(entry -> entry.getValue() != 0)
                    .map(entry -> new Posting(entry.getKey(), entry.getValue()))
                    .toList();
            return new Transfer(Ids.next(), mode, cause, explanation, postings);
        }
    }
}
