package org.ipmarket.auction.formats.sealed;

import java.util.List;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;

/** Several ordinary licences at one price (统一价格多份): the best offers win, all pay the best that has lost. */
public final class Uniform1 extends SealedRules {
    public static final String VERSION = "uniform/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        Integer quantity = terms.contest().quantity();
        if (quantity == null || quantity == 1) {
            return SealedSecond1.sold(terms, ranking, super.sold(terms, state, ranking));
        }
        List<BidderRef> winners = ranking.stream()
                .filter(offer -> reaches(terms, offer))
                .limit(quantity)
                .map(Offer::bidder)
                .toList();
        return new Outcome.Sold(winners, losing(terms, ranking, winners.size()), null, ranking);
    }
}
