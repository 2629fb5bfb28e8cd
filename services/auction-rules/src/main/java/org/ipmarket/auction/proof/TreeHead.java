package org.ipmarket.auction.proof;

import java.time.Instant;
import java.util.HexFormat;
import org.ipmarket.messages.id.LotId;

/**
 * The log of a lot after one commit: signed, it promises that these leaves stand in it for good. One signature serves
 * every bid of the commit, and where it grew several logs all of them ({@link SharedHead}); a receipt adds the path from its
 * bid to the root.
 *
 * @param root hexadecimal
 * @param size leaves
 */
public record TreeHead(LotId lot, String root, long size, Instant time) {
    public static TreeHead of(LotId lot, byte[] root, long size, Instant time) {
        return new TreeHead(lot, HexFormat.of().formatHex(root), size, time);
    }

    /** The text that is signed: canonical JSON, written at once, as nothing in it needs escaping and each commit of each lot has one. */
    public String statement() {
        return "{\"lot\":\"" + lot + "\",\"root\":\"" + root + "\",\"size\":" + size + ",\"time\":\"" + time
                + "\",\"type\":\"tree-head\"}";
    }
}
