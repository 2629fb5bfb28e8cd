package org.ipmarket.auction.formats.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.auction.formats.english.Ascent;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Money;

/** Clock with gong (计时加价): the clock asks, the first to agree ends the round, silence ends the auction. */
public final class Clock1 extends FormatRules {
    public static final String VERSION = "clock/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return ClockCourse.class;
    }

    @Override
    public boolean ranksOpenBids() {
        return true;
    }

    /** What the clock asks in this round, or will ask when the pause is over. */
    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Ascent.lowest(terms, state);
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        ClockCourse course = new ClockCourse(open.endsAt(), time);
        return open.on(course).ending(course.endAfter(terms.contest().clock().silence()));
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        ClockCourse course = (ClockCourse) state.course();
        Optional<Money> ask = lowest(terms, state, time);
        Optional<Rejection> fault = fault(terms, state, bid, ask, time.isBefore(course.pausedUntil()));
        if (fault.isPresent()) {
            return rejected(state, fault.get(), ask.orElse(null), time);
        }
        ContestTerms.Clock clock = terms.contest().clock();
        ClockCourse paused = course.pausedUntil(time.plus(clock.pause()));
        LotState agreed = Ascent.led(state, bid).on(paused).ending(paused.endAfter(clock.silence()));
        return new Decision.BidAccepted(agreed.at(time), false);
    }

    private static Optional<Rejection> fault(
            AuctionTerms terms, LotState state, PlaceBid bid, Optional<Money> ask, boolean paused) {
        if (paused) {
            return Optional.of(Rejection.PAUSE);
        }
        if (state.leading() != null && state.leading().bidder().equals(bid.bidder())) {
            return Optional.of(Rejection.LEADS_ALREADY);
        }
        if (ask.isEmpty() || bid.amount().compareTo(ask.get()) < 0) {
            return Optional.of(Rejection.TOO_LOW);
        }
        long above = bid.amount().minus(ask.get()).minor();
        return above % terms.steps().at(ask.get()).minor() == 0
                ? Optional.empty()
                : Optional.of(Rejection.NOT_ON_THE_CLOCK);
    }
}
