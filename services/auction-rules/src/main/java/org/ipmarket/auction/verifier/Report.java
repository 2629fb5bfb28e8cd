package org.ipmarket.auction.verifier;

import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.rules.BidderRef;
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
     * @param winner null unless sold
     * @param retained whose deposits stay
     * @param refunded whose deposits go back, once the lot has ended
     */
    public record Recomputed(
            String rules,
            Phase phase,
            Money price,
            BidderRef winner,
            long bids,
            int bidders,
            int extensions,
            List<BidderRef> retained,
            List<BidderRef> refunded) {}

    public boolean holds() {
        return findings.isEmpty();
    }

    public Optional<Finding> first() {
        return findings.stream().findFirst();
    }
}
