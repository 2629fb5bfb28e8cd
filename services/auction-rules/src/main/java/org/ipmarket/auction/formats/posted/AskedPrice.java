package org.ipmarket.auction.formats.posted;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.Command.Close;
import org.ipmarket.auction.rules.Command.PlaceBid;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.FormatRules;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;

/** A price is asked; who bids at least that takes the lot at that price, and it is over. */
public abstract class AskedPrice extends FormatRules {
    /** What is asked at that moment. */
    protected abstract Money asked(AuctionTerms terms, LotState state, Instant time);

    @Override
    public boolean ranksOpenBids() {
        return true;
    }

    @Override
    protected Optional<Money> lowest(AuctionTerms terms, LotState state, Instant time) {
        return Optional.of(asked(terms, state, time));
    }

    @Override
    protected Decision bid(AuctionTerms terms, LotState state, PlaceBid bid, Instant time) {
        Money asked = asked(terms, state, time);
        if (bid.amount().compareTo(asked) < 0) {
            return rejected(state, Rejection.TOO_LOW, asked, time);
        }
        LotState taken = state.led(new Leading(bid.bidder(), asked, state.nextSequence()), bid.first());
        return new Decision.BidAccepted(taken.ending(time).at(time), false);
    }

    /** Who took the lot has offered what was asked, whatever it bid above that. */
    @Override
    protected List<Offer> ranking(AuctionTerms terms, LotState state, Close close) {
        return close.offers().stream()
                .map(offer -> new Offer(offer.bidder(), state.leading().amount(), offer.priority(), offer.sequence()))
                .toList();
    }

    @Override
    protected int minimumBidders(AuctionTerms terms) {
        return 1;
    }

    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        Offer taken = ranking.getFirst();
        return new Outcome.Sold(List.of(taken.bidder()), taken.amount(), null, ranking);
    }
}
