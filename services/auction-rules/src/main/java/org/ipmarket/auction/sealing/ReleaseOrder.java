package org.ipmarket.auction.sealing;

import java.time.Instant;
import org.ipmarket.messages.id.LotId;

/**
 * The market asks a keeper to release its key of a lot: the signed head of the lot's log at the end of bidding. What is
 * released is released for this log and no other, so no bid can be added or dropped once amounts are known.
 *
 * @param root hexadecimal
 * @param size leaves of that log
 * @param time of its last commit
 * @param keyId the market's signing key
 * @param signature base64, over the tree head's statement
 */
public record ReleaseOrder(LotId lot, String root, long size, Instant time, String keyId, String signature) {
    public ReleaseOrder {
        if (lot == null || time == null || keyId == null || signature == null) {
            throw new IllegalArgumentException("a release order names its lot, time, key and signature");
        }
        if (!Encoded.isHash(root) || size < 1) {
            throw new IllegalArgumentException("a log has a root of 64 hexadecimal digits and at least one leaf");
        }
    }
}
