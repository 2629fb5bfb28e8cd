package org.ipmarket.auction.journal;

import java.nio.charset.StandardCharsets;
import org.ipmarket.auction.merkle.Hashes;

/**
 * A leaf with its canonical text and the hash of that text (RFC 6962: SHA-256 of a zero byte and the text in UTF-8).
 */
public record Entry(Leaf leaf, String text, byte[] hash) {
    static Entry of(Leaf leaf) {
        String text = leaf instanceof Leaf.Bid bid ? BidText.of(bid) : Canonical.text(leaf);
        return new Entry(leaf, text, Hashes.leaf(text.getBytes(StandardCharsets.UTF_8)));
    }
}
