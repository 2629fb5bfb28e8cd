package org.ipmarket.auction.verifier;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.proof.Certificate;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.verifier.Finding.Step;
import org.ipmarket.auction.verifier.ProofExport.ExportedKey;
import org.ipmarket.auction.verifier.ProofExport.ExportedLeaf;

/**
 * Recomputes from an export what the market claims: every judgement, price, extension, the winner, the deposits that
 * stay, the root, and the certificate's signature.
 */
public final class Verifier {
    private static final HexFormat HEX = HexFormat.of();

    /** Each step tells at most this many differences. */
    private static final int MOST_FINDINGS = 10;

    private final Map<String, PublicKey> trusted;

    /** Trusts the keys that the export brings: shows that it agrees with itself. */
    public Verifier() {
        this(List.of());
    }

    /** @param trusted keys known from elsewhere; where there are any, a certificate must be signed by one of them */
    public Verifier(List<PublicKey> trusted) {
        this.trusted = new TreeMap<>();
        trusted.forEach(key -> this.trusted.put(Signatures.keyId(key), key));
    }

    public Report verify(ProofExport export) {
        List<Finding> findings = new ArrayList<>();
        List<Leaf> leaves = readLeaves(export, findings);
        List<byte[]> hashes = hashes(export, findings);
        Frontier tree = Frontier.empty().append(hashes);
        String root = HEX.formatHex(tree.root());
        LogReplay replay = replay(export, leaves, findings);
        if (!root.equals(export.root()) || tree.size() != export.size()) {
            findings.add(new Finding(
                    Step.ROOT,
                    null,
                    "the export says root " + export.root() + " of " + export.size() + " leaves, its leaves give "
                            + root + " of " + tree.size()));
        }
        certificate(export, leaves, hashes, findings);
        return new Report(export.lot(), findings, replay == null ? null : replay.result(), root, tree.size());
    }

    /** The leaves up to the first that cannot be read. */
    private static List<Leaf> readLeaves(ProofExport export, List<Finding> findings) {
        List<Leaf> leaves = new ArrayList<>();
        for (ExportedLeaf exported : export.leaves()) {
            long expected = leaves.size();
            try {
                Leaf leaf = Canonical.read(exported.leaf(), Leaf.class);
                if (exported.sequence() != expected || leaf.sequence() != expected) {
                    findings.add(new Finding(
                            Step.LEAVES,
                            expected,
                            "numbered " + exported.sequence() + ", and " + leaf.sequence() + " in its text"));
                    return leaves;
                }
                if (!Canonical.isCanonical(exported.leaf())) {
                    findings.add(new Finding(Step.LEAVES, expected, "its text is not in canonical form"));
                }
                leaves.add(leaf);
            } catch (IllegalArgumentException e) {
                findings.add(new Finding(Step.LEAVES, expected, "unreadable: " + e.getMessage()));
                return leaves;
            }
        }
        return leaves;
    }

    private static List<byte[]> hashes(ProofExport export, List<Finding> findings) {
        List<byte[]> hashes = new ArrayList<>();
        int differing = 0;
        for (ExportedLeaf exported : export.leaves()) {
            byte[] hash = Hashes.leaf(exported.leaf().getBytes(StandardCharsets.UTF_8));
            if (!HEX.formatHex(hash).equals(exported.hash()) && differing++ < MOST_FINDINGS) {
                findings.add(new Finding(
                        Step.HASHES,
                        (long) hashes.size(),
                        "the export says " + exported.hash() + ", its text gives " + HEX.formatHex(hash)));
            }
            hashes.add(hash);
        }
        return hashes;
    }

    /** Plays the log up to the first difference: what comes after it would differ for that reason alone. */
    private static LogReplay replay(ProofExport export, List<Leaf> leaves, List<Finding> findings) {
        if (leaves.isEmpty() || !(leaves.getFirst() instanceof Leaf.Terms terms)) {
            findings.add(new Finding(Step.TERMS, 0L, "the log does not begin with the lot's terms"));
            return null;
        }
        if (!terms.lot().equals(export.lot())
                || !terms.lot().offer().equals(terms.terms().offer())) {
            findings.add(new Finding(Step.TERMS, 0L, "the terms are those of another lot, " + terms.lot()));
        }
        LogReplay replay;
        try {
            replay = new LogReplay(terms, Openings.of(leaves));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Step.TERMS, 0L, e.getMessage()));
            return null;
        }
        for (int i = 1; i < leaves.size(); i++) {
            String difference =
                    replay.play(leaves.get(i), export.leaves().get(i).leaf());
            if (difference != null) {
                findings.add(new Finding(Step.REPLAY, (long) i, difference));
                break;
            }
            if (replay.hidden()) {
                if (closing(leaves) > i) {
                    findings.add(
                            new Finding(Step.REPLAY, (long) i, "the lot has closed, and its amount was never shown"));
                }
                break;
            }
        }
        return replay;
    }

    private void certificate(ProofExport export, List<Leaf> leaves, List<byte[]> hashes, List<Finding> findings) {
        int closed = closing(leaves);
        if (export.certificate() == null) {
            if (closed >= 0) {
                findings.add(new Finding(Step.CERTIFICATE, null, "the lot has closed, but there is no certificate"));
            }
            return;
        }
        String statement = export.certificate().statement();
        if (closed >= 0 && leaves.getFirst() instanceof Leaf.Terms terms) {
            byte[] termsHash = Hashes.leaf(export.leaves().getFirst().leaf().getBytes(StandardCharsets.UTF_8));
            Frontier then = Frontier.empty().append(hashes.subList(0, closed + 1));
            String recomputed = Certificate.of(
                            terms, termsHash, (Leaf.Closed) leaves.get(closed), then.root(), then.size())
                    .statement();
            if (!recomputed.equals(statement)) {
                findings.add(new Finding(Step.CERTIFICATE, null, Fields.difference(statement, recomputed)));
            }
        } else {
            findings.add(new Finding(Step.CERTIFICATE, null, "a certificate of a lot that has not closed"));
        }
        signature(export, findings);
    }

    /** Where the lot closed; -1 where it has not. */
    private static int closing(List<Leaf> leaves) {
        for (int i = leaves.size() - 1; i >= 0; i--) {
            if (leaves.get(i) instanceof Leaf.Closed) {
                return i;
            }
        }
        return -1;
    }

    private void signature(ProofExport export, List<Finding> findings) {
        String keyId = export.certificate().keyId();
        PublicKey key = trusted.isEmpty() ? exportedKey(export, keyId) : trusted.get(keyId);
        if (key == null) {
            findings.add(new Finding(Step.CERTIFICATE, null, "signed with the key " + keyId + ", which is not known"));
        } else if (!Signatures.verify(
                key, export.certificate().statement(), export.certificate().signature())) {
            findings.add(new Finding(Step.CERTIFICATE, null, "the signature is not that of the key " + keyId));
        }
    }

    private static PublicKey exportedKey(ProofExport export, String keyId) {
        for (ExportedKey exported : export.keys()) {
            if (exported.keyId().equals(keyId)) {
                try {
                    PublicKey key = Signatures.publicKey(exported.publicKey());
                    return Signatures.keyId(key).equals(keyId) ? key : null;
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
