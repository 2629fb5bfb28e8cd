package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.formats.dutch.SealedBestCourse.Stage;
import org.ipmarket.auction.formats.sealed.EnvelopeRules;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;

/** Dutch, then sealed offers of all others above its price, then the Dutch winner's answer (荷兰式、密封、最优报价). */
public final class DutchSealedBest1 extends EnvelopeRules {
    public static final String VERSION = "dutch-sealed-best/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return SealedBestCourse.class;
    }

    @Override
    protected Secrecy form(LotState state) {
        return switch (stage(state)) {
            case DUTCH -> Secrecy.OPEN;
            case SEALED, OPENING -> Secrecy.SEALED;
            case BEST, OVER -> Secrecy.HIDDEN;
        };
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return switch (stage(state)) {
            case DUTCH -> Optional.of(falling(terms, state, time));
            case SEALED, OPENING -> aboveDutch(terms, state);
            case BEST -> aboveSealed(terms, state);
            case OVER -> Optional.empty();
        };
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return SealedBestCourse.EMPTY;
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open.on(course(open).fallsFrom(time));
    }

    /** In the Dutch stage or the last; the sealed one takes none of this form, and after that nothing comes before the end. */
    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        return stage(state) == Stage.DUTCH ? accept(terms, state, bid, time) : answer(terms, state, bid, time);
    }

    private static Decision accept(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        Money asked = falling(terms, state, time);
        if (bid.amount().compareTo(asked) < 0) {
            return rejected(state, Rejection.TOO_LOW, asked, time);
        }
        Offer accepted = new Offer(bid.bidder(), asked, bid.priority(), state.nextSequence());
        LotState next = state.led(Leading.of(accepted), bid.first())
                .on(course(state).accepted(accepted))
                .ending(time.plus(terms.contest().sealedBest().sealed()));
        return new Decision.BidAccepted(next.at(time), false);
    }

    private static Decision answer(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        SealedBestCourse course = course(state);
        if (!course.isWinner(bid.bidder())) {
            return rejected(state, Rejection.NOT_YOUR_TURN, null, time);
        }
        Optional<Money> lowest = course.answer() == null
                ? aboveSealed(terms, state)
                : course.answer().leastRaise();
        if (lowest.isEmpty() || bid.amount().compareTo(lowest.get()) < 0) {
            return rejected(state, Rejection.TOO_LOW, lowest.orElse(null), time);
        }
        Offer answer = Offer.of(bid, state.nextSequence());
        return new Decision.BidAccepted(
                state.counted(bid.first()).on(course.answered(answer)).at(time), false);
    }

    @Override
    protected Decision sealed(AuctionTerms terms, LotState state, PlaceSealed offer, Instant time) {
        return course(state).isWinner(offer.bidder())
                ? rejected(state, Rejection.LEADS_ALREADY, null, time)
                : super.sealed(terms, state, offer, time);
    }

    @Override
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        return switch (stage(state)) {
            case SEALED, OPENING -> course(state).envelopes().due();
            case DUTCH, BEST, OVER -> Due.CLOSE;
        };
    }

    @Override
    protected Decision unseal(AuctionTerms terms, LotState state, Unseal openings, Instant time) {
        SealedBestCourse course = course(state);
        List<Offer> valid = course.envelopes().open(openings, aboveDutch(terms, state));
        LotState opened = state.on(course.opened(valid));
        if (!valid.isEmpty()) {
            opened = opened.ledBy(Leading.of(valid.getFirst()))
                    .ending(time.plus(terms.contest().sealedBest().best()));
        }
        return new Decision.Unsealed(opened.at(time));
    }

    private static Money falling(AuctionTerms terms, LotState state, Instant time) {
        return FallingPrice.at(terms, course(state).fallsFrom(), state, time);
    }

    private static Optional<Money> aboveDutch(AuctionTerms terms, LotState state) {
        return terms.steps().above(course(state).accepted().amount());
    }

    private static Optional<Money> aboveSealed(AuctionTerms terms, LotState state) {
        return terms.steps().above(course(state).offers().getFirst().amount());
    }

    @Override
    protected int minimumBidders(AuctionTerms terms) {
        return 1;
    }

    private static Stage stage(LotState state) {
        return course(state).at();
    }

    private static SealedBestCourse course(LotState state) {
        return (SealedBestCourse) state.course();
    }
}
