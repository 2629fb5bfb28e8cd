package org.ipmarket.auction.rules;

import java.time.Instant;
import java.util.Optional;
import org.ipmarket.messages.Money;

/**
 * One version of one format. A version that a lot was announced under is never changed: what differs gets a new
 * version, and the old one stays.
 */
public interface AuctionRules {
    /** Format and version, such as {@code english/1}; it stands in the lot's first entry. */
    String version();

    /** The state of a lot whose terms were written as its first entry at {@code time}. */
    LotState announced(AuctionTerms terms, Instant time);

    /**
     * Judges a command.
     *
     * @param time the moment at which it is judged
     * @throws IllegalArgumentException where {@code time} lies before the lot's latest entry
     */
    Decision judge(AuctionTerms terms, LotState state, Command command, Instant time);

    /** The least amount that the next bid may have; empty where no amount would do any more. */
    Optional<Money> lowestAcceptable(AuctionTerms terms, LotState state);
}
