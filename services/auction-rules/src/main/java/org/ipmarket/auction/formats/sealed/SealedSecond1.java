package org.ipmarket.auction.formats.sealed;

import java.util.List;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Outcome;
import org.ipmarket.auction.rules.RunnerUp;

/** Sealed offers, second price (密封第二价格): the highest wins and pays the second. */
public final class SealedSecond1 extends SealedRules {
    public static final String VERSION = "sealed-second/1";

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    protected Outcome.Sold sold(AuctionTerms terms, LotState state, List<Offer> ranking) {
        return sold(terms, ranking, super.sold(terms, state, ranking));
    }

    /** The same winner and runner-up, each for the best offer under its own. */
    static Outcome.Sold sold(AuctionTerms terms, List<Offer> ranking, Outcome.Sold firstPrice) {
        RunnerUp next = firstPrice.runnerUp() == null
                ? null
                : new RunnerUp(firstPrice.runnerUp().bidder(), losing(terms, ranking, 2));
        return new Outcome.Sold(firstPrice.winners(), losing(terms, ranking, 1), next, ranking);
    }
}
