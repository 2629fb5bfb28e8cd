package org.ipmarket.auction.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.merkle.Proofs;

/**
 * The heads of several lots whose logs grew in one commit, under one signature: the root of a tree (RFC 6962) whose leaves are
 * the {@linkplain TreeHead#statement() statements} of those heads. It promises of each head what its own signature would.
 *
 * @param root hexadecimal
 * @param size heads
 */
public record SharedHead(String root, long size) {
    private record Statement(@JsonProperty("type") String type, String root, long size) {}

    /**
     * Where a head stands among those that were signed together.
     *
     * @param root hexadecimal
     * @param size heads
     * @param index of this head, from 0
     * @param inclusion audit path from this head's statement to the root, hexadecimal
     */
    public record Place(String root, long size, long index, List<String> inclusion) {
        public Place {
            inclusion = List.copyOf(inclusion);
        }

        /** Whether the head stands there. */
        boolean holds(TreeHead head) {
            HexFormat hex = HexFormat.of();
            List<byte[]> path = inclusion.stream().map(hex::parseHex).toList();
            return Proofs.includes(leaf(head), index, size, path, hex.parseHex(root));
        }

        /** All of them. */
        public SharedHead head() {
            return new SharedHead(root, size);
        }
    }

    /** The place of each head among all of them, in the same order. */
    public static List<Place> places(List<TreeHead> heads) {
        HexFormat hex = HexFormat.of();
        Growth tree = new Growth(
                Frontier.empty(), heads.stream().map(SharedHead::leaf).toList());
        String root = hex.formatHex(tree.root());
        return LongStream.range(0, tree.size())
                .mapToObj(index -> new Place(
                        root,
                        tree.size(),
                        index,
                        tree.inclusion(index).stream().map(hex::formatHex).toList()))
                .toList();
    }

    private static byte[] leaf(TreeHead head) {
        return Hashes.leaf(head.statement().getBytes(StandardCharsets.UTF_8));
    }

    /** The text that is signed. */
    public String statement() {
        return Canonical.text(new Statement("tree-heads", root, size));
    }
}
