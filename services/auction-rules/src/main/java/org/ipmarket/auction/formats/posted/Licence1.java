package org.ipmarket.auction.formats.posted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;

/** Open and standard licence (开放许可、标准许可): whoever bids the posted fee is a licensee at once. Nobody leads. */
public final class Licence1 extends FormatRules {
    public static final String VERSION = "licence/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return LicenceCourse.class;
    }

    @Override
    public boolean awardsAtOnce() {
        return true;
    }

    @Override
    public boolean ranksOpenBids() {
        return true;
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Optional.of(terms.startPrice());
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return LicenceCourse.EMPTY;
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        if (isLicensee(state, bid.bidder())) {
            return rejected(state, Rejection.LEADS_ALREADY, null, time);
        }
        if (bid.amount().compareTo(terms.startPrice()) < 0) {
            return rejected(state, Rejection.TOO_LOW, terms.startPrice(), time);
        }
        LicenceCourse course = course(state).with(bid.bidder());
        LotState awarded = state.counted(bid.first()).on(course);
        boolean last = terms.contest().quantity() != null
                && course.licensees().size() >= terms.contest().quantity();
        return new Decision.BidAccepted((last ? awarded.ending(time) : awarded).at(time), false);
    }

    @Override
    protected boolean stands(AuctionTerms terms, LotState state, BidderRef bidder) {
        return isLicensee(state, bidder);
    }

    /** Each has offered the fee, whatever it bid above that. */
    @Override
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        return close.offers().stream()
                .map(offer -> new Offer(offer.bidder(), terms.startPrice(), offer.priority(), offer.sequence()))
                .sorted(Offer.BEST_FIRST)
                .toList();
    }

    @Override
    protected Optional<UnsoldReason> unsold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        return ranking.isEmpty() ? Optional.of(UnsoldReason.NO_BID) : Optional.empty();
    }

    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        return new Outcome.Sold(ranking.stream().map(Offer::bidder).toList(), terms.startPrice(), null, ranking);
    }

    private static boolean isLicensee(LotState state, BidderRef bidder) {
        return course(state).licensees().contains(bidder);
    }

    private static LicenceCourse course(LotState state) {
        return (LicenceCourse) state.course();
    }
}
