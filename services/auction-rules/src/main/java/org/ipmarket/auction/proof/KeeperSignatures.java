package org.ipmarket.auction.proof;

import org.ipmarket.auction.sealing.KeeperKey;
import org.ipmarket.auction.sealing.ReleasedKey;

/** Whether what is said to be a keeper's is. */
public final class KeeperSignatures {
    private KeeperSignatures() {}

    /** Whether the identity that the key names signed it. Whose identity that is, is known from elsewhere. */
    public static boolean verify(KeeperKey key) {
        return verify(key.identity(), key.statement(), key.signature());
    }

    /** Whether the keeper of that public key released this private one, and it is the right one. */
    public static boolean verify(ReleasedKey released, KeeperKey key) {
        return released.keeper().equals(key.keeper())
                && released.opens(key)
                && verify(key.identity(), released.statement(), released.signature());
    }

    private static boolean verify(String identity, String statement, String signature) {
        try {
            return Signatures.verify(Signatures.publicKey(identity), statement, signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
