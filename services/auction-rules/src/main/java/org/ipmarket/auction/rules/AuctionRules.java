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

    /** The least amount that a bid may have at that moment; empty where no amount would do, or none is told. */
    Optional<Money> lowestAcceptable(AuctionTerms terms, LotState state, Instant time);

    /** What the time asks of the lot at that moment. */
    Due due(AuctionTerms terms, LotState state, Instant time);

    /** When the time asks something of it next, or has asked and waits; null while it is suspended and once it has ended. */
    default Instant dueAt(AuctionTerms terms, LotState state) {
        return switch (state.phase()) {
            case SCHEDULED -> terms.opensAt();
            case OPEN -> state.endsAt();
            case SUSPENDED, CLOSED, CANCELLED -> null;
        };
    }

    /** How offers are brought at the present stage. */
    default Secrecy secrecy(AuctionTerms terms, LotState state) {
        return Secrecy.OPEN;
    }

    /** Whether lots of this format need the keepers' keys before they open. */
    default boolean needsKeys() {
        return false;
    }

    /** Whether each accepted bid is an award at once. */
    default boolean awardsAtOnce() {
        return false;
    }

    /** Whether the close is told the best open bid of each bidder. */
    default boolean ranksOpenBids() {
        return false;
    }

    /** What the format remembers of a lot; null where nothing. */
    default Class<? extends Course> course() {
        return null;
    }
}
