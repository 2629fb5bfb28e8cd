package org.ipmarket.auction.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.merkle.MerkleTree;
import org.ipmarket.auction.proof.KeeperSignatures;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.LotKeys;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.auction.sealing.TooFewKeysException;
import org.ipmarket.auction.sealing.Unsealing;
import org.ipmarket.auction.sealing.Unsealing.Standing;
import org.ipmarket.messages.id.LotId;

/**
 * Opens a lot's sealed offers again: with keys that their keepers signed and released, and for a log in which every offer
 * stood already, so that none can have been added or dropped by somebody who knew the amounts.
 */
final class Unsealings {
    private final LotId lot;
    private final List<byte[]> hashes = new ArrayList<>();
    private LotKeys keys;
    private long completed = -1;

    Unsealings(LotId lot) {
        this.lot = lot;
    }

    /** An entry that stands in the log. */
    void remember(Leaf leaf, String text) {
        hashes.add(Hashes.leaf(text.getBytes(StandardCharsets.UTF_8)));
        if (leaf instanceof Leaf.Advanced) {
            completed = leaf.sequence();
        }
    }

    /** What is wrong with the keys to which offers are sealed, or null. */
    String fault(Leaf.Keys published) {
        try {
            keys = LotKeys.read(lot, published.threshold(), published.keys());
        } catch (IllegalArgumentException e) {
            return "these are no keys of the lot: " + e.getMessage();
        }
        for (KeeperKey key : keys.keepers()) {
            if (!KeeperSignatures.verify(key)) {
                return "the key of " + key.keeper() + " is not signed by it";
            }
        }
        return null;
    }

    /** What was opened otherwise than its keys open it, or null. @param standing the offers that stood */
    String fault(Leaf.Unsealed opened, Collection<Leaf.SealedBid> standing) {
        if (keys == null) {
            return "offers are opened, but the log has no keys to which they were sealed";
        }
        List<SealOpening> recomputed;
        try {
            List<ReleasedKey> released =
                    opened.keys().stream().map(ReleasedKey::read).toList();
            Map<Long, String> roots = new HashMap<>();
            for (ReleasedKey key : released) {
                String fault = fault(key, size -> roots.computeIfAbsent(size, this::root));
                if (fault != null) {
                    return fault;
                }
            }
            recomputed = Unsealing.open(
                    keys,
                    released,
                    standing.stream()
                            .sorted(Comparator.comparingLong(Leaf.SealedBid::sequence))
                            .map(offer -> new Standing(offer.sequence(), offer.bidder(), offer.sealed()))
                            .toList());
        } catch (IllegalArgumentException | TooFewKeysException e) {
            return "the offers cannot be opened: " + e.getMessage();
        }
        return recomputed.equals(opened.offers())
                ? null
                : "it says that the offers are " + opened.offers() + ", their keys give " + recomputed;
    }

    private String fault(ReleasedKey released, LongFunction<String> roots) {
        KeeperKey key = keys.keepers().stream()
                .filter(each -> each.index() == released.index())
                .findFirst()
                .orElse(null);
        if (key == null || !KeeperSignatures.verify(released, key)) {
            return "what is said to be the key of " + released.keeper() + " was not released by it";
        }
        if (released.size() <= completed) {
            return "the key of " + released.keeper() + " was released for the log of " + released.size()
                    + " entries, before offers ended with entry " + completed;
        }
        if (released.size() > hashes.size() || !roots.apply(released.size()).equals(released.root())) {
            return "the key of " + released.keeper() + " was released for another log than this, of root "
                    + released.root();
        }
        return null;
    }

    private String root(long size) {
        return HexFormat.of().formatHex(new MerkleTree(hashes).root((int) size));
    }
}
