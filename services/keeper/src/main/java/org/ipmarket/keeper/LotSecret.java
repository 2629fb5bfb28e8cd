package org.ipmarket.keeper;

import java.time.Instant;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.LotId;

/**
 * What this keeper holds of one lot.
 *
 * @param index its number for this lot
 * @param terms hash of the lot's terms
 * @param privateKey X25519, 32 bytes in base64
 * @param release for which log it was given out
 */
record LotSecret(
        LotId lot,
        int index,
        String terms,
        Instant releaseAt,
        String privateKey,
        @Nullable Release release) {
    /** @param root of the log, hexadecimal @param size its leaves */
    record Release(String root, long size, Instant releasedAt) {}

    LotSecret movedTo(String newTerms, Instant later) {
        return new LotSecret(lot, index, newTerms, later, privateKey, release);
    }

    LotSecret released(Release to) {
        return new LotSecret(lot, index, terms, releaseAt, privateKey, to);
    }
}
