package org.ipmarket.auction.sealing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.messages.id.LotId;

/** Keepers in memory, for tests: they make keys of a lot and release them when asked. */
public final class TestKeepers {
    private static final String HASH = "0".repeat(64);
    private static final Instant RELEASE_AT = Offers.CLOSES;

    private final LotId lot;
    private final List<Member> members;
    private final LotKeys keys;

    private TestKeepers(LotId lot, int threshold, List<Member> members) {
        this.lot = lot;
        this.members = members;
        this.keys = new LotKeys(
                lot, threshold, members.stream().map(member -> member.key(lot)).toList());
    }

    public static TestKeepers of(LotId lot, int threshold, int keepers) {
        return new TestKeepers(
                lot,
                threshold,
                IntStream.rangeClosed(1, keepers).mapToObj(Member::of).toList());
    }

    private record Member(String name, int index, KeyPair identity, byte[] privateKey) {
        static Member of(int index) {
            try {
                return new Member(
                        "keeper-" + index,
                        index,
                        KeyPairGenerator.getInstance(Signatures.ALGORITHM).generateKeyPair(),
                        Hpke.newPrivateKey());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        KeeperKey key(LotId lot) {
            String publicKey = Encoded.base64(Hpke.publicKey(privateKey));
            return new KeeperKey(
                    name,
                    index,
                    lot,
                    publicKey,
                    HASH,
                    RELEASE_AT,
                    Base64.getEncoder().encodeToString(identity.getPublic().getEncoded()),
                    Signatures.sign(
                            identity.getPrivate(), KeeperKey.statement(name, index, lot, publicKey, HASH, RELEASE_AT)));
        }

        ReleasedKey released(LotId lot, String root, long size) {
            String secret = Encoded.base64(privateKey);
            return new ReleasedKey(
                    name,
                    index,
                    lot,
                    secret,
                    root,
                    size,
                    RELEASE_AT,
                    Signatures.sign(
                            identity.getPrivate(),
                            ReleasedKey.statement(name, index, lot, secret, root, size, RELEASE_AT)));
        }
    }

    public LotKeys keys() {
        return keys;
    }

    /** The released keys of all keepers, in the order of their numbers, for some log. */
    public List<ReleasedKey> released() {
        return released(HASH, 1);
    }

    /** The same for a log. @param root hexadecimal @param size its leaves */
    public List<ReleasedKey> released(String root, long size) {
        return members.stream().map(member -> member.released(lot, root, size)).toList();
    }

    List<ReleasedKey> released(List<Integer> indices) {
        return released().stream().filter(key -> indices.contains(key.index())).toList();
    }
}
