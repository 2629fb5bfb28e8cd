package org.ipmarket.auction.verifier;

import java.util.List;
import org.ipmarket.messages.id.LotId;

/**
 * The exported log of a lot, as {@code GET /lots/{id}/proof} answers it.
 *
 * @param root hexadecimal, over all leaves
 * @param certificate null while the lot has not closed
 * @param keys every public key with which this market signed
 */
public record ProofExport(
        LotId lot, List<ExportedLeaf> leaves, String root, long size, Signed certificate, List<ExportedKey> keys) {
    public ProofExport {
        leaves = leaves == null ? List.of() : List.copyOf(leaves);
        keys = keys == null ? List.of() : List.copyOf(keys);
    }

    /** @param leaf canonical JSON text @param hash hexadecimal */
    public record ExportedLeaf(long sequence, String leaf, String hash) {
        public ExportedLeaf {
            if (leaf == null) {
                throw new IllegalArgumentException("leaf " + sequence + " has no text");
            }
        }
    }

    /** @param statement canonical JSON text @param signature base64 */
    public record Signed(String statement, String keyId, String signature) {
        public Signed {
            if (statement == null || keyId == null || signature == null) {
                throw new IllegalArgumentException("a certificate has a statement, a key and a signature");
            }
        }
    }

    /** @param publicKey X.509, base64 */
    public record ExportedKey(String keyId, String algorithm, String publicKey) {}
}
