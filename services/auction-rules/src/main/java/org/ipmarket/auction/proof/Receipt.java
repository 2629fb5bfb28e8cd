package org.ipmarket.auction.proof;

import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.ipmarket.auction.merkle.Proofs;
import org.ipmarket.messages.id.LotId;

/**
 * What a bidder gets for a judged bid, accepted or rejected: proof, without the server, that the bid stands in the log
 * that the market signed.
 *
 * @param leafHash of the bid's entry, hexadecimal
 * @param root of the log after the commit that held the bid
 * @param size leaves of that log
 * @param time of the commit, which is the bid's time
 * @param inclusion audit path from the leaf to the root (RFC 6962, 2.1.1), hexadecimal
 * @param keyId the key of the signature
 * @param signature base64, over the {@linkplain TreeHead#statement() tree head}, or over the {@linkplain SharedHead#statement()
 *     shared head} in which it stands
 * @param shared where the tree head stands among others signed with it; null where it was signed alone
 */
public record Receipt(
        LotId lot,
        long sequence,
        String leafHash,
        String root,
        long size,
        Instant time,
        List<String> inclusion,
        String keyId,
        String signature,
        SharedHead.Place shared) {
    public Receipt {
        inclusion = List.copyOf(inclusion);
    }

    /** Whether the key signed a log in which this bid stands. */
    public boolean verify(PublicKey key) {
        HexFormat hex = HexFormat.of();
        List<byte[]> path = inclusion.stream().map(hex::parseHex).toList();
        TreeHead head = new TreeHead(lot, root, size, time);
        return Signatures.keyId(key).equals(keyId)
                && (shared == null || shared.holds(head))
                && Signatures.verify(
                        key, shared == null ? head.statement() : shared.head().statement(), signature)
                && Proofs.includes(hex.parseHex(leafHash), sequence, size, path, hex.parseHex(root));
    }
}
