package org.ipmarket.auction.formats.english;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;

/** Ascending open bids and extended bidding ({@code docs/formats.md}), for every format that has such a stage. */
public final class Ascent {
    private Ascent() {}

    /** The least valid bid of everybody: the start price, or a step above the price. */
    public static Optional<Money> lowest(AuctionTerms terms, LotState state) {
        return state.leading() == null
                ? Optional.of(terms.startPrice())
                : terms.steps().above(state.leading().amount());
    }

    /** The least valid bid of this bidder: with a better right of priority than the leader's it may match the price. */
    public static Optional<Money> lowest(AuctionTerms terms, LotState state, Integer leaderPriority, PlaceBid bid) {
        Leading leading = state.leading();
        boolean mayMatch = leading != null
                && !leading.bidder().equals(bid.bidder())
                && Offer.rank(bid.priority()) < Offer.rank(leaderPriority);
        return mayMatch ? Optional.of(leading.amount()) : lowest(terms, state);
    }

    /**
     * Judges a bid.
     *
     * @param course what is remembered of the ascent so far
     * @param keep how the format remembers what it is after the bid
     */
    public static Decision judge(
            AuctionTerms terms,
            LotState state,
            EnglishCourse course,
            PlaceBid bid,
            Instant time,
            Function<EnglishCourse, Course> keep) {
        Optional<Money> own = lowest(terms, state, course.leaderPriority(), bid);
        boolean matches = own.filter(bid.amount()::equals).isPresent();
        boolean raises = lowest(terms, state)
                .filter(least -> bid.amount().compareTo(least) >= 0)
                .isPresent();
        if (!matches && !raises) {
            return new Decision.BidRejected(state.at(time), Rejection.TOO_LOW, own.orElse(null));
        }
        LotState led = led(state, bid).on(keep.apply(course.ledBy(bid.priority())));
        return accepted(terms, led, course.latestEnd(), time);
    }

    /** The state after a valid bid: it leads. */
    public static LotState led(LotState state, PlaceBid bid) {
        return state.led(new Leading(bid.bidder(), bid.amount(), state.nextSequence()), bid.first());
    }

    /**
     * Extended bidding (延时竞价), after a valid bid.
     *
     * @param latestEnd no extension goes beyond it; null where none is announced
     */
    public static Decision.BidAccepted accepted(AuctionTerms terms, LotState state, Instant latestEnd, Instant time) {
        Instant end = time.plus(terms.extension());
        if (latestEnd != null && end.isAfter(latestEnd)) {
            end = latestEnd;
        }
        boolean late = Duration.between(time, state.endsAt()).compareTo(terms.extensionWindow()) <= 0
                && end.isAfter(state.endsAt());
        return new Decision.BidAccepted((late ? state.extendedTo(end) : state).at(time), late);
    }

    /** The announced end with the whole of what extensions may add; null where the centre sets no bound. */
    public static Instant latestEnd(AuctionTerms terms, Instant announcedEnd) {
        Duration most = terms.contest().mostExtension();
        return most == null ? null : announcedEnd.plus(most);
    }
}
