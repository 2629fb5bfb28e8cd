package org.ipmarket.bidding.proof;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.verifier.ProofExport.ExportedKey;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.KeyTable;

/**
 * The key with which logs and certificates are signed. It comes from the environment ({@code IPMARKET_SIGNING_KEY}) and
 * rotates by starting replicas with another one; every public key that ever signed stays published.
 */
@ApplicationScoped
public class SigningKeys {
    private final Database database;
    private final KeyPair pair;
    private final String keyId;

    SigningKeys(Database database, @ConfigProperty(name = "ipmarket.signing.key") String privateKeyBase64) {
        this.database = database;
        this.pair = Signatures.keyPair(privateKeyBase64);
        this.keyId = Signatures.keyId(pair.getPublic());
    }

    /** @param signature base64 */
    public record Signature(String keyId, String signature) {}

    /** Before anything can be signed, its public key can be had. */
    void start(@Observes @Priority(1) StartupEvent event) {
        database.runInNew(connection -> KeyTable.remember(
                connection, new KeyTable.KeyRow(keyId, pair.getPublic().getEncoded())));
    }

    public Signature sign(String statement) {
        return new Signature(keyId, Signatures.sign(pair.getPrivate(), statement));
    }

    /** Every public key with which anything was ever signed, the newest first. */
    public List<ExportedKey> published(Connection connection) throws SQLException {
        return KeyTable.all(connection).stream()
                .map(key -> new ExportedKey(
                        key.keyId(), Signatures.ALGORITHM, Base64.getEncoder().encodeToString(key.publicKey())))
                .toList();
    }
}
