package org.ipmarket.auction.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.auction.verifier.ProofExport.ExportedLeaf;

/** Somebody has the whole export in hand, but not the market's key: leaves are changed, and what hangs on them is worked out again or not. */
final class Forgery {
    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProofExport honest;
    private final List<ExportedLeaf> leaves;

    Forgery(ProofExport honest) {
        this.honest = honest;
        this.leaves = new ArrayList<>(honest.leaves());
    }

    /** Changes the text of a leaf, and its hash where the forger is careful. */
    Forgery change(int at, boolean careful, Consumer<ObjectNode> change) {
        ObjectNode leaf = leaf(at);
        change.accept(leaf);
        String text = Canonical.text(leaf);
        leaves.set(
                at,
                new ExportedLeaf(at, text, careful ? hash(text) : leaves.get(at).hash()));
        return this;
    }

    Forgery swap(int first, int second) {
        ExportedLeaf leaf = leaves.get(first);
        leaves.set(first, leaves.get(second));
        leaves.set(second, leaf);
        return this;
    }

    Forgery remove(int at) {
        leaves.remove(at);
        return this;
    }

    /** Numbers the leaves again, and leaves each place the time that it had. */
    Forgery numbered() {
        for (int i = 0; i < leaves.size(); i++) {
            int place = i;
            change(place, true, leaf -> leaf.put("sequence", place));
        }
        return this;
    }

    ObjectNode leaf(int at) {
        try {
            return (ObjectNode) JSON.readTree(leaves.get(at).leaf());
        } catch (JsonProcessingException e) {
            throw new AssertionError("an exported leaf is JSON", e);
        }
    }

    /** With the root and the size that the leaves now give. */
    ProofExport export() {
        Frontier tree = Frontier.empty()
                .append(leaves.stream().map(leaf -> HEX.parseHex(leaf.hash())).toList());
        return new ProofExport(
                honest.lot(), leaves, HEX.formatHex(tree.root()), leaves.size(), honest.certificate(), honest.keys());
    }

    private static String hash(String text) {
        return HEX.formatHex(Hashes.leaf(text.getBytes(StandardCharsets.UTF_8)));
    }
}
