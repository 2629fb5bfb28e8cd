package org.ipmarket.auction.sealing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * A keeper's private key of one lot, released once for one log of it. Public from then on.
 *
 * @param privateKey X25519, 32 bytes in base64
 * @param root of the log for which it was released, hexadecimal
 * @param size leaves of that log
 * @param releasedAt by the keeper's clock
 * @param signature the keeper's, base64, over {@link #statement()}
 */
public record ReleasedKey(
        String keeper,
        int index,
        LotId lot,
        String privateKey,
        String root,
        long size,
        Instant releasedAt,
        String signature) {
    private record Statement(
            String type,
            String keeper,
            int index,
            LotId lot,
            String privateKey,
            String root,
            long size,
            Instant releasedAt) {}

    public ReleasedKey {
        if (keeper == null || lot == null || releasedAt == null || signature == null) {
            throw new IllegalArgumentException("a released key names keeper, lot, time and signature");
        }
        if (!Encoded.isHash(root)) {
            throw new IllegalArgumentException("a root has 64 hexadecimal digits");
        }
        Encoded.base64(privateKey, Hpke.KEY_SIZE);
    }

    /** As the lot's log has it. @throws IllegalArgumentException where the text is none */
    public static ReleasedKey read(String text) {
        return EventJson.read(text.getBytes(StandardCharsets.UTF_8), ReleasedKey.class);
    }

    /** As it stands in the lot's log: canonical JSON. */
    public String text() {
        return Encoded.json(this);
    }

    byte[] privateKeyBytes() {
        return Encoded.base64(privateKey, Hpke.KEY_SIZE);
    }

    /** Whether this is the private key of that public one. */
    public boolean opens(KeeperKey key) {
        return lot.equals(key.lot())
                && index == key.index()
                && Encoded.base64(Hpke.publicKey(privateKeyBytes())).equals(key.publicKey());
    }

    /** The text that the keeper signs. */
    public String statement() {
        return statement(keeper, index, lot, privateKey, root, size, releasedAt);
    }

    public static String statement(
            String keeper, int index, LotId lot, String privateKey, String root, long size, Instant releasedAt) {
        return Encoded.json(new Statement("released-key", keeper, index, lot, privateKey, root, size, releasedAt));
    }
}
