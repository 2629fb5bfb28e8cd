package org.ipmarket.bidding.lot;

import java.util.HexFormat;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.rules.AuctionTerms;
import org.ipmarket.bidding.store.LogTable.LeafRow;
import org.ipmarket.messages.event.OfferAnnounced;

/**
 * What leaf 0 fixed for a lot, and the terms that hold now.
 *
 * @param hash of leaf 0
 * @param offer as announced, or as last corrected
 */
public record LotTerms(Leaf.Terms leaf, byte[] hash, OfferAnnounced offer, AuctionTerms contest) {
    static LotTerms of(LeafRow first) {
        Leaf.Terms terms = (Leaf.Terms) Canonical.read(first.leaf(), Leaf.class);
        return new LotTerms(terms, first.hash(), terms.terms(), AuctionTerms.of(terms.terms()));
    }

    LotTerms corrected(OfferAnnounced terms) {
        return new LotTerms(leaf, hash, terms, AuctionTerms.of(terms));
    }

    LotTerms corrected(LeafRow correction) {
        return corrected(((Leaf.Corrected) Canonical.read(correction.leaf(), Leaf.class)).terms());
    }

    /** Version of the rules that judge the lot. */
    public String rules() {
        return leaf.rules();
    }

    String hashText() {
        return HexFormat.of().formatHex(hash);
    }
}
