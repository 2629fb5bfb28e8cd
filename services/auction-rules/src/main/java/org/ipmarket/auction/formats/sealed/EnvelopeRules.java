package org.ipmarket.auction.formats.sealed;

import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.PlaceSealed;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;

/** What formats with a stage of sealed offers have in common: how envelopes come, are replaced, withdrawn and completed. */
public abstract class EnvelopeRules extends FormatRules {
    @Override
    public final boolean needsKeys() {
        return true;
    }

    @Override
    protected Decision sealed(AuctionTerms terms, LotState state, PlaceSealed offer, Instant time) {
        LotState taken =
                with(state, envelopes(state).with(offer, state.nextSequence())).counted(offer.first());
        return new Decision.BidAccepted(taken.at(time), false);
    }

    /** The stage of sealed offers is over: none comes or goes any more. */
    @Override
    protected Decision advance(AuctionTerms terms, LotState state, Instant time) {
        LotState completed = with(state, envelopes(state).completed());
        return new Decision.Advanced(completed.at(time));
    }

    /** Those whose offer turned out to be one. */
    @Override
    protected int bidders(LotState state, List<Offer> ranking) {
        return ranking.size();
    }

    @Override
    protected boolean stands(AuctionTerms terms, LotState state, BidderRef bidder) {
        return course(state).stands(bidder);
    }

    @Override
    protected LotState left(LotState state, BidderRef bidder) {
        return with(state, envelopes(state).without(bidder));
    }

    @Override
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        return course(state).ranking();
    }

    private static LotState with(LotState state, Envelopes envelopes) {
        return state.on(course(state).with(envelopes));
    }

    private static Envelopes envelopes(LotState state) {
        return course(state).envelopes();
    }

    private static EnvelopeCourse course(LotState state) {
        return (EnvelopeCourse) state.course();
    }
}
