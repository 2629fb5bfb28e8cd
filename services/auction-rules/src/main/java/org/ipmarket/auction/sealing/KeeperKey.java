package org.ipmarket.auction.sealing;

import java.time.Instant;
import org.ipmarket.messages.id.LotId;

/**
 * A keeper's public key of one lot. Its private key is with the keeper alone.
 *
 * @param keeper the keeper's name
 * @param index its number for this lot, from 1
 * @param publicKey X25519, 32 bytes in base64
 * @param terms hash of the terms for which it was made
 * @param releaseAt the keeper does not release the private key before
 * @param identity the keeper's own public key: Ed25519, X.509 in base64
 * @param signature the keeper's, base64, over {@link #statement()}
 */
public record KeeperKey(
        String keeper,
        int index,
        LotId lot,
        String publicKey,
        String terms,
        Instant releaseAt,
        String identity,
        String signature) {
    private record Statement(
            String type, String keeper, int index, LotId lot, String publicKey, String terms, Instant releaseAt) {}

    public KeeperKey {
        if (keeper == null || lot == null || releaseAt == null || identity == null || signature == null) {
            throw new IllegalArgumentException("a keeper's key names keeper, lot, time, identity and signature");
        }
        if (!Encoded.isHash(terms)) {
            throw new IllegalArgumentException("terms are named by 64 hexadecimal digits");
        }
        Encoded.base64(publicKey, Hpke.KEY_SIZE);
    }

    byte[] publicKeyBytes() {
        return Encoded.base64(publicKey, Hpke.KEY_SIZE);
    }

    /** The text that the keeper signs. */
    public String statement() {
        return statement(keeper, index, lot, publicKey, terms, releaseAt);
    }

    public static String statement(
            String keeper, int index, LotId lot, String publicKey, String terms, Instant releaseAt) {
        return Encoded.json(new Statement("keeper-key", keeper, index, lot, publicKey, terms, releaseAt));
    }
}
