package org.ipmarket.keeper;

import java.security.PublicKey;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.auction.proof.Signatures;

/** The market's signing keys that this keeper obeys. */
final class MarketKeys {
    private final Map<String, PublicKey> byId;

    private MarketKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /** @param publicKeys X.509, base64 */
    static MarketKeys of(Collection<String> publicKeys) {
        return new MarketKeys(publicKeys.stream()
                .map(Signatures::publicKey)
                .collect(Collectors.toMap(Signatures::keyId, Function.identity(), (one, same) -> one)));
    }

    void require(String keyId, String statement, String signature) throws Refusal {
        PublicKey key = byId.get(keyId);
        if (key == null) {
            throw new Refusal(403, "UNKNOWN_KEY", "this keeper does not know the signing key " + keyId);
        }
        if (!Signatures.verify(key, statement, signature)) {
            throw new Refusal(403, "BAD_SIGNATURE", "the signature is not that of key " + keyId + " over this request");
        }
    }
}
