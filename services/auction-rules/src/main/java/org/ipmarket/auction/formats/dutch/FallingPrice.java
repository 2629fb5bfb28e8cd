package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Money;

/** The price that falls by the same amount at fixed times, down to a floor. */
final class FallingPrice {
    private static final long BASIS = 10_000;

    private FallingPrice() {}

    /** @param since when it began to fall, later by what was lost since; null before the opening */
    static Money at(AuctionTerms terms, Instant since, LotState state, Instant time) {
        if (since == null) {
            return terms.startPrice();
        }
        Instant counted = state.suspendedSince() == null ? time : state.suspendedSince();
        ContestTerms.Dutch dutch = terms.contest().dutch();
        long start = terms.startPrice().minor();
        long floor = Math.min(start, floor(terms).minor());
        long fall = share(start, dutch.shareBasisPoints());
        long falls = Duration.between(since, counted).dividedBy(dutch.every());
        boolean down = fall > 0 && falls > (start - floor) / fall;
        return new Money(down ? floor : start - falls * fall, terms.startPrice().currency());
    }

    private static Money floor(AuctionTerms terms) {
        Money floor = terms.contest().dutch().floor();
        Money reserve = terms.contest().openReserve();
        return reserve == null || reserve.compareTo(floor) < 0 ? floor : reserve;
    }

    /** Rounded down to the minor unit; in two parts, as the product of large amounts would not fit. */
    private static long share(long amount, int basisPoints) {
        return amount / BASIS * basisPoints + amount % BASIS * basisPoints / BASIS;
    }
}
