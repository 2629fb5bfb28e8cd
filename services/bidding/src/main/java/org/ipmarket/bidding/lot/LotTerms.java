package org.ipmarket.bidding.lot;

import java.util.HexFormat;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.bidding.store.LogTable.LeafRow;
import org.ipmarket.messages.event.OfferAnnounced;

/**
 * What leaf 0 fixed for a lot.
 *
 * @param hash of leaf 0
 */
public record LotTerms(Leaf.Terms leaf, byte[] hash, AuctionTerms contest) {
    static LotTerms of(LeafRow first) {
        Leaf.Terms terms = (Leaf.Terms) Canonical.read(first.leaf(), Leaf.class);
        return new LotTerms(terms, first.hash(), AuctionTerms.of(terms.terms()));
    }

    public OfferAnnounced offer() {
        return leaf.terms();
    }

    /** Version of the rules that judge the lot. */
    public String rules() {
        return leaf.rules();
    }

    String hashText() {
        return HexFormat.of().formatHex(hash);
    }
}
