package org.ipmarket.auction.formats.rounds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.formats.rounds.RoundsCourse.Stage;
import org.ipmarket.auction.formats.sealed.EnvelopeRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Money;

/** English in three rounds (三轮竞价): sealed first offers set the order, then each bidder has a turn in each round. */
public final class ThreeRounds1 extends EnvelopeRules {
    public static final String VERSION = "three-rounds/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return RoundsCourse.class;
    }

    @Override
    protected Secrecy form(LotState state) {
        return switch (course(state).at()) {
            case FIRST_OFFERS, OPENING -> Secrecy.SEALED;
            case PAUSE, TURN, OVER -> Secrecy.HIDDEN;
        };
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return switch (course(state).at()) {
            case FIRST_OFFERS, OPENING -> Optional.of(terms.startPrice());
            case TURN -> terms.steps().above(course(state).toBeat().amount());
            case PAUSE, OVER -> Optional.empty();
        };
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return RoundsCourse.EMPTY;
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        RoundsCourse course = course(state);
        if (course.at() == Stage.PAUSE) {
            return rejected(state, Rejection.PAUSE, null, time);
        }
        if (!bid.bidder().equals(course.turn())) {
            return rejected(state, Rejection.NOT_YOUR_TURN, null, time);
        }
        Optional<Money> lowest = lowest(terms, state, time);
        if (lowest.isEmpty() || bid.amount().compareTo(lowest.get()) < 0) {
            return rejected(state, Rejection.TOO_LOW, lowest.orElse(null), time);
        }
        Offer offer = Offer.of(bid, state.nextSequence());
        return new Decision.BidAccepted(
                state.counted(bid.first()).on(course.with(offer)).at(time), false);
    }

    @Override
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        RoundsCourse course = course(state);
        return switch (course.at()) {
            case FIRST_OFFERS, OPENING -> course.envelopes().due();
            case PAUSE -> Due.ADVANCE;
            case TURN -> course.isLastTurn() ? Due.CLOSE : Due.ADVANCE;
            case OVER -> Due.CLOSE;
        };
    }

    @Override
    protected Decision advance(AuctionTerms terms, LotState state, Instant time) {
        RoundsCourse course = course(state);
        RoundsCourse next =
                switch (course.at()) {
                    case FIRST_OFFERS -> course.with(course.envelopes().completed());
                    case PAUSE -> course.nextRound();
                    case TURN -> course.turnOver();
                    case OPENING, OVER -> throw new IllegalStateException("never due at stage " + course.at());
                };
        return new Decision.Advanced(entered(terms, state, next, time).at(time));
    }

    @Override
    protected Decision unseal(AuctionTerms terms, LotState state, Unseal openings, Instant time) {
        RoundsCourse course = course(state);
        List<Offer> valid = course.envelopes().open(openings, Optional.of(terms.startPrice()));
        return new Decision.Unsealed(
                entered(terms, state, course.opened(valid), time).at(time));
    }

    /** A stage begins: its best offer leads, and it lasts from now. */
    private static LotState entered(AuctionTerms terms, LotState state, RoundsCourse course, Instant time) {
        ContestTerms.ThreeRounds lengths = terms.contest().rounds();
        LotState entered = state.on(course);
        if (!course.ranking().isEmpty()) {
            entered = entered.ledBy(Leading.of(course.ranking().getFirst()));
        }
        return switch (course.at()) {
            case FIRST_OFFERS, OPENING, OVER -> entered;
            case PAUSE -> entered.ending(time.plus(course.round() == 0 ? lengths.firstPause() : lengths.pause()));
            case TURN -> entered.ending(time.plus(lengths.turn()));
        };
    }

    private static RoundsCourse course(LotState state) {
        return (RoundsCourse) state.course();
    }
}
