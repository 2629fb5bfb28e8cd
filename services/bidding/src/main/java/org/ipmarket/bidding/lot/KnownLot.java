package org.ipmarket.bidding.lot;

import java.time.Instant;
import java.util.Optional;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;

/** A lot as its latest entry left it; what time makes of it since can be asked for any later moment. */
public record KnownLot(LotRow row, LotTerms terms) {
    public LotId id() {
        return row.id();
    }

    /** Of the log's latest entry. */
    public long sequence() {
        return row.state().nextSequence() - 1;
    }

    public LotView at(Instant time) {
        return LotView.of(row, terms, time);
    }

    /** Whether its price may change without an entry in the log: so it is with one that falls until somebody accepts. */
    public boolean movesByTime() {
        if (row.state().phase() != Phase.OPEN) {
            return false;
        }
        return switch (terms.offer().method()) {
            case DUTCH, DUTCH_SEALED_BEST -> true;
            case ENGLISH,
                    ENGLISH_PROXY,
                    PUBLIC_LISTING,
                    THREE_ROUNDS,
                    CLOCK,
                    FIXED_PRICE,
                    SEALED_FIRST_PRICE,
                    SEALED_SECOND_PRICE,
                    UNIFORM_PRICE,
                    OPEN_LICENCE,
                    STANDARD_LICENCE -> false;
        };
    }

    /** The least that a bid may be at that moment. */
    public Optional<Money> asks(Instant time) {
        return RulesCatalogue.of(terms.rules()).lowestAcceptable(terms.contest(), row.state(), time);
    }
}
