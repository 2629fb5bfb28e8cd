package org.ipmarket.auction.formats.sealed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Command.Unseal;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.Due;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Refusal;
import org.ipmarket.auction.rules.Secrecy;
import org.ipmarket.messages.Money;

/** Sealed offers until the end, then opened by the keepers; formats differ in who wins and pays what. */
abstract class SealedRules extends FormatRules {
    @Override
    public Class<? extends Course> course() {
        return SealedCourse.class;
    }

    @Override
    public boolean needsKeys() {
        return true;
    }

    @Override
    public Secrecy secrecy(AuctionTerms terms, LotState state) {
        return Secrecy.SEALED;
    }

    @Override
    public Optional<Money> lowestAcceptable(AuctionTerms terms, LotState state, Instant time) {
        return Optional.of(terms.startPrice());
    }

    @Override
    protected Course initial(AuctionTerms terms) {
        return SealedCourse.EMPTY;
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        return refused(Refusal.NOT_THIS_FORM, state);
    }

    @Override
    protected Decision sealed(AuctionTerms terms, LotState state, PlaceSealed offer, Instant time) {
        LotState taken =
                with(state, envelopes(state).with(offer, state.nextSequence())).counted(offer.first());
        return new Decision.BidAccepted(taken.at(time), false);
    }

    @Override
    protected Due overdue(AuctionTerms terms, LotState state, Instant time) {
        return envelopes(state).due();
    }

    @Override
    protected Decision advance(AuctionTerms terms, LotState state, Instant time) {
        return new Decision.Advanced(with(state, envelopes(state).completed()).at(time));
    }

    @Override
    protected Decision unseal(AuctionTerms terms, LotState state, Unseal openings, Instant time) {
        Envelopes opened = envelopes(state).open(openings, terms.startPrice());
        return new Decision.Unsealed(with(state, opened).at(time));
    }

    @Override
    protected boolean stands(AuctionTerms terms, LotState state, BidderRef bidder) {
        return envelopes(state).stands(bidder);
    }

    @Override
    protected LotState left(LotState state, BidderRef bidder) {
        return with(state, envelopes(state).without(bidder));
    }

    @Override
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        List<Offer> opened = envelopes(state).opened();
        return opened == null ? List.of() : opened;
    }

    @Override
    protected int bidders(LotState state, List<Offer> ranking) {
        return ranking.size();
    }

    /** The best offer that has not won, the reserve where that is higher, or without either the start price. */
    protected static Money losing(AuctionTerms terms, List<Offer> ranking, int winners) {
        Optional<Money> reserve = terms.reserve();
        if (winners >= ranking.size()) {
            return reserve.orElse(terms.startPrice());
        }
        Money best = ranking.get(winners).amount();
        return reserve.filter(least -> least.compareTo(best) > 0).orElse(best);
    }

    private static Envelopes envelopes(LotState state) {
        return ((SealedCourse) state.course()).envelopes();
    }

    private static LotState with(LotState state, Envelopes envelopes) {
        return state.on(((SealedCourse) state.course()).with(envelopes));
    }
}
