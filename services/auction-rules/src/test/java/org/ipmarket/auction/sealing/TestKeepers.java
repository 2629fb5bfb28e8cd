package org.ipmarket.auction.sealing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.messages.id.LotId;

/** Keepers in memory, for tests: they make keys of a lot and release them when asked. */
public final class TestKeepers {
    private static final String HASH = "0".repeat(64);

    private final LotKeys keys;
    private final List<ReleasedKey> released;

    private TestKeepers(LotKeys keys, List<ReleasedKey> released) {
        this.keys = keys;
        this.released = released;
    }

    public static TestKeepers of(LotId lot, int threshold, int keepers) {
        return of(lot, threshold, keepers, Offers.CLOSES, HASH, 1);
    }

    /** @param root of the log for which the keys are released @param size its leaves */
    public static TestKeepers of(LotId lot, int threshold, int keepers, Instant releaseAt, String root, long size) {
        List<KeeperKey> made = new ArrayList<>();
        List<ReleasedKey> released = new ArrayList<>();
        for (int index = 1; index <= keepers; index++) {
            String name = "keeper-" + index;
            KeyPair identity = identity();
            byte[] privateKey = Hpke.newPrivateKey();
            String publicKey = Encoded.base64(Hpke.publicKey(privateKey));
            made.add(new KeeperKey(
                    name,
                    index,
                    lot,
                    publicKey,
                    HASH,
                    releaseAt,
                    Base64.getEncoder().encodeToString(identity.getPublic().getEncoded()),
                    Signatures.sign(
                            identity.getPrivate(), KeeperKey.statement(name, index, lot, publicKey, HASH, releaseAt))));
            String secret = Encoded.base64(privateKey);
            released.add(new ReleasedKey(
                    name,
                    index,
                    lot,
                    secret,
                    root,
                    size,
                    releaseAt,
                    Signatures.sign(
                            identity.getPrivate(),
                            ReleasedKey.statement(name, index, lot, secret, root, size, releaseAt))));
        }
        return new TestKeepers(new LotKeys(lot, threshold, made), released);
    }

    public LotKeys keys() {
        return keys;
    }

    /** The released keys of all keepers, in the order of their numbers. */
    public List<ReleasedKey> released() {
        return released;
    }

    List<ReleasedKey> released(List<Integer> indices) {
        return released.stream().filter(key -> indices.contains(key.index())).toList();
    }

    private static KeyPair identity() {
        try {
            return KeyPairGenerator.getInstance(Signatures.ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
