package org.ipmarket.auction.verifier;

import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Offer;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;

/**
 * What a verification found.
 *
 * @param findings empty where everything holds; the first is where to look
 * @param recomputed what the rules give over the log, as far as it could be replayed; null where not even its terms could be read
 * @param root recomputed, hexadecimal
 */
public record Report(LotId lot, List<Finding> findings, Recomputed recomputed, String root, long size) {
    public Report {
        findings = List.copyOf(findings);
    }

    /**
     * @param price the price now, or of the sale
     * @param winners none unless sold, best first
     * @param ranking the best valid offer of each bidder, where the rules rank
     * @param retained whose deposits stay
     * @param refunded whose deposits go back, once the lot has ended
     * @param hidden whether it stopped at an amount that the log does not tell yet
     */
    public record Recomputed(
            String rules,
            Phase phase,
            Money price,
            List<BidderRef> winners,
            List<Offer> ranking,
            long bids,
            int bidders,
            int extensions,
            List<BidderRef> retained,
            List<BidderRef> refunded,
            boolean hidden) {
        /** The only winner; null where there is none, or several. */
        public BidderRef winner() {
            return winners.size() == 1 ? winners.getFirst() : null;
        }
    }

    public boolean holds() {
        return findings.isEmpty();
    }

    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
