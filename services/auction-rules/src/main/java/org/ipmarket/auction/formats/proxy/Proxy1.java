package org.ipmarket.auction.formats.proxy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.formats.english.Ascent;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;

/** English auction in which each bidder leaves a maximum, unseen, and the market bids the least that leads (代理竞价). */
public final class Proxy1 extends FormatRules {
    public static final String VERSION = "proxy/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return ProxyCourse.class;
    }

    @Override
    protected Secrecy form(LotState state) {
        return Secrecy.HIDDEN;
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Ascent.lowest(terms, state);
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open.on(new ProxyCourse(Ascent.latestEnd(terms, open.endsAt()), List.of()));
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        ProxyCourse course = course(state);
        boolean raises = state.leading() != null && state.leading().bidder().equals(bid.bidder());
        Optional<Money> lowest = raises ? course.maxima().getFirst().leastRaise() : othersLowest(terms, state, bid);
        if (lowest.isEmpty() || bid.amount().compareTo(lowest.get()) < 0) {
            return rejected(state, Rejection.TOO_LOW, lowest.orElse(null), time);
        }
        ProxyCourse next = course.with(Offer.of(bid, state.nextSequence()));
        Offer first = next.maxima().getFirst();
        Money contested = raises ? state.leading().amount() : contested(terms, next.maxima());
        Money price = atReserve(terms, first, notUnder(state.leading(), contested));
        LotState led = state.led(new Leading(first.bidder(), price, first.sequence()), bid.first())
                .on(next);
        return raises
                ? new Decision.BidAccepted(led.at(time), false)
                : Ascent.accepted(terms, led, course.latestEnd(), time);
    }

    private static Optional<Money> othersLowest(AuctionTerms terms, LotState state, PlaceBid bid) {
        Integer leaders = state.leading() == null
                ? null
                : course(state).maxima().getFirst().priority();
        return Ascent.lowest(terms, state, leaders, bid);
    }

    /** The least at which the first maximum leads over the second. */
    private static Money contested(AuctionTerms terms, List<Offer> maxima) {
        if (maxima.size() == 1) {
            return terms.startPrice();
        }
        Money first = maxima.getFirst().amount();
        return terms.steps()
                .above(maxima.get(1).amount())
                .filter(above -> above.compareTo(first) < 0)
                .orElse(first);
    }

    private static Money notUnder(Leading before, Money price) {
        return before != null && before.amount().compareTo(price) > 0 ? before.amount() : price;
    }

    private static Money atReserve(AuctionTerms terms, Offer first, Money price) {
        return terms.reserve()
                .filter(reserve -> reaches(terms, first) && reserve.compareTo(price) > 0)
                .orElse(price);
    }

    @Override
    protected LotState left(LotState state, BidderRef bidder) {
        return state.course() == null ? state : state.on(course(state).without(bidder));
    }

    @Override
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        return course(state).maxima();
    }

    /** The winner pays the price, a runner-up its own maximum. */
    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        Outcome.Sold sold = super.sold(terms, state, ranking);
        return new Outcome.Sold(sold.winners(), state.leading().amount(), sold.runnerUp(), ranking);
    }

    private static ProxyCourse course(LotState state) {
        return (ProxyCourse) state.course();
    }
}
