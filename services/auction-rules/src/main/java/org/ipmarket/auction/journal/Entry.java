package org.ipmarket.auction.journal;

import java.nio.charset.StandardCharsets;
import org.ipmarket.auction.merkle.Hashes;

/**
 * A leaf with its canonical text and the hash of that text (RFC 6962: SHA-256 of a zero byte and the text in UTF-8).
 */
public record Entry(Leaf leaf, String text, byte[] hash) {
    static Entry of(Leaf leaf) {
        byte[] bytes = Canonical.bytes(leaf);
        return new Entry(leaf, new String(bytes, StandardCharsets.UTF_8), Hashes.leaf(bytes));
    }
}
