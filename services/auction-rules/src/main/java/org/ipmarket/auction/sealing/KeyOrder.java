package org.ipmarket.auction.sealing;

import java.time.Instant;
import org.ipmarket.messages.id.LotId;

/**
 * The market asks a keeper for its key of a lot.
 *
 * @param index the keeper's number for this lot, from 1
 * @param terms hash of the log's entry with the terms, hexadecimal
 * @param releaseAt the earliest end of bidding: the key is not released before
 * @param keyId the market's signing key
 * @param signature base64, over {@link #statement()}
 */
public record KeyOrder(LotId lot, int index, String terms, Instant releaseAt, String keyId, String signature) {
    private record Statement(String type, LotId lot, int index, String terms, Instant releaseAt) {}

    public KeyOrder {
        if (lot == null || releaseAt == null || keyId == null || signature == null) {
            throw new IllegalArgumentException("a key order names its lot, time, key and signature");
        }
        if (index < 1 || index > LotKeys.MOST_KEEPERS) {
            throw new IllegalArgumentException("keepers have numbers from 1 to " + LotKeys.MOST_KEEPERS);
        }
        if (!Encoded.isHash(terms)) {
            throw new IllegalArgumentException("terms are named by 64 hexadecimal digits");
        }
    }

    /** The text that the market signs. */
    public String statement() {
        return statement(lot, index, terms, releaseAt);
    }

    public static String statement(LotId lot, int index, String terms, Instant releaseAt) {
        return Encoded.json(new Statement("key-order", lot, index, terms, releaseAt));
    }
}
