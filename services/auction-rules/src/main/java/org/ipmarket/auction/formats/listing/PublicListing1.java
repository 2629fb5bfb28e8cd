package org.ipmarket.auction.formats.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.formats.english.Ascent;
import org.ipmarket.auction.formats.english.EnglishCourse;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.Admit;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.messages.Money;

/** Public listing (挂牌): notice at an asking price; one who comes has the lot at that price, several compete for it. */
public final class PublicListing1 extends FormatRules {
    public static final String VERSION = "public-listing/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Class<? extends Course> course() {
        return ListingCourse.class;
    }

    @Override
    public boolean ranksOpenBids() {
        return true;
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Ascent.lowest(terms, state);
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return ListingCourse.EMPTY;
    }

    @Override
    protected LotState begin(AuctionTerms terms, LotState open, Duration late, Instant time) {
        return open.on(course(open).later(late));
    }

    @Override
    protected boolean takesBids(LotState state) {
        return !course(state).inNotice();
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        ListingCourse course = course(state);
        return Ascent.judge(terms, state, course.auction(), bid, time, course::in);
    }

    @Override
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        ListingCourse course = course(state);
        boolean goesOn = course.inNotice()
                && (compete(terms, course)
                        || (!enough(terms, course)
                                && nextEnd(terms, course, time).isPresent()));
        return goesOn ? Due.ADVANCE : Due.CLOSE;
    }

    @Override
    protected Decision advance(AuctionTerms terms, LotState state, Instant time) {
        ListingCourse course = course(state);
        if (!compete(terms, course)) {
            return new Decision.Advanced(
                    state.extendedTo(nextEnd(terms, course, time).orElseThrow()).at(time));
        }
        Instant end = time.plus(terms.contest().listing().auction());
        EnglishCourse auction = EnglishCourse.endingBy(Ascent.latestEnd(terms, end));
        return new Decision.Advanced(state.ending(end).on(course.in(auction)).at(time));
    }

    private static boolean enough(AuctionTerms terms, ListingCourse course) {
        return course.buyers().size() >= terms.minimumBidders();
    }

    private static boolean compete(AuctionTerms terms, ListingCourse course) {
        return course.buyers().size() > 1 && enough(terms, course);
    }

    private static Optional<Instant> nextEnd(AuctionTerms terms, ListingCourse course, Instant time) {
        return terms.contest().listing().furtherEnds().stream()
                .map(end -> end.plus(course.lost()))
                .filter(end -> end.isAfter(time))
                .findFirst();
    }

    @Override
    protected boolean admits(AuctionTerms terms, LotState state) {
        return course(state).inNotice();
    }

    @Override
    protected LotState admitted(LotState state, Admit buyer) {
        return state.on(course(state).with(buyer.bidder()));
    }

    @Override
    protected boolean stands(AuctionTerms terms, LotState state, BidderRef bidder) {
        return !course(state).inNotice() && course(state).buyers().contains(bidder);
    }

    @Override
    protected LotState left(LotState state, BidderRef bidder) {
        return state.on(course(state).without(bidder));
    }

    @Override
    protected int bidders(LotState state, List<Offer> ranking) {
        return course(state).buyers().size();
    }

    @Override
    protected Optional<UnsoldReason> unsold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        ListingCourse course = course(state);
        if (!course.inNotice()) {
            return super.unsold(terms, state, ranking);
        }
        if (course.buyers().isEmpty()) {
            return Optional.of(UnsoldReason.NO_BID);
        }
        if (!enough(terms, course)) {
            return Optional.of(UnsoldReason.TOO_FEW_BIDDERS);
        }
        return reaches(terms, terms.startPrice()) ? Optional.empty() : Optional.of(UnsoldReason.RESERVE_NOT_MET);
    }

    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        ListingCourse course = course(state);
        return course.inNotice()
                ? Outcome.Sold.to(course.buyers().getFirst(), terms.startPrice())
                : super.sold(terms, state, ranking);
    }

    private static ListingCourse course(LotState state) {
        return (ListingCourse) state.course();
    }
}
