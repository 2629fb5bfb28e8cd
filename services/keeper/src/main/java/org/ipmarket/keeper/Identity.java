package org.ipmarket.keeper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.ipmarket.auction.proof.Signatures;

/**
 * Who this keeper is: a name and an Ed25519 key, made at the first start and kept in {@code identity.key}. Its public
 * part stands in {@code identity.pub} for the operator to hand to the market and to bidders.
 */
final class Identity {
    private final String name;
    private final KeyPair pair;

    private Identity(String name, KeyPair pair) {
        this.name = name;
        this.pair = pair;
    }

    static Identity of(String name, Path folder) throws IOException {
        Path file = folder.resolve("identity.key");
        if (!Files.exists(file)) {
            PrivateFiles.write(file, bytes(base64(make().getPrivate().getEncoded())));
        }
        KeyPair pair = Signatures.keyPair(Files.readString(file).strip());
        Identity identity = new Identity(name, pair);
        PrivateFiles.write(folder.resolve("identity.pub"), bytes(identity.publicKey()));
        return identity;
    }

    String name() {
        return name;
    }

    /** X.509, base64. */
    String publicKey() {
        return base64(pair.getPublic().getEncoded());
    }

    String sign(String statement) {
        return Signatures.sign(pair.getPrivate(), statement);
    }

    private static KeyPair make() {
        try {
            return KeyPairGenerator.getInstance(Signatures.ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + Signatures.ALGORITHM, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
