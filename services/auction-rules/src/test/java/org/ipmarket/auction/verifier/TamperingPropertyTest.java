package org.ipmarket.auction.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.verifier.Finding.Step;
import org.ipmarket.auction.verifier.ProofExport.ExportedLeaf;

/** Somebody with the whole export in hand changes it; the verifier names the step. */
class TamperingPropertyTest {
    private static final HexFormat HEX = HexFormat.of();

    @Property(tries = 60)
    void aTextChangedAloneDoesNotHaveItsHash(
            @ForAll @IntRange(min = 5, max = 30) int bids, @ForAll long seed, @ForAll Random random) {
        ProofExport honest = PlayedLot.of(bids, seed).export();
        int at = bidAt(honest, random);
        List<ExportedLeaf> leaves = new ArrayList<>(honest.leaves());
        ExportedLeaf leaf = leaves.get(at);
        leaves.set(at, new ExportedLeaf(at, otherBidder(leaf.leaf()), leaf.hash()));

        Report report = new Verifier().verify(with(honest, leaves, honest.root()));

        assertThat(report.first()).hasValueSatisfying(finding -> {
            assertThat(finding.step()).isEqualTo(Step.HASHES);
            assertThat(finding.sequence()).isEqualTo(at);
        });
    }

    @Property(tries = 60)
    void aTextChangedWithItsHashDoesNotHaveTheRoot(
            @ForAll @IntRange(min = 5, max = 30) int bids, @ForAll long seed, @ForAll Random random) {
        ProofExport honest = PlayedLot.of(bids, seed).export();
        List<ExportedLeaf> leaves = new ArrayList<>(honest.leaves());
        int at = bidAt(honest, random);
        leaves.set(at, leaf(at, otherBidder(leaves.get(at).leaf())));

        Report report = new Verifier().verify(with(honest, leaves, honest.root()));

        assertThat(report.findings()).extracting(Finding::step).contains(Step.ROOT, Step.CERTIFICATE);
    }

    @Property(tries = 60)
    void anAmountChangedWithHashAndRootIsFoundByTheRulesOrTheCertificate(
            @ForAll @IntRange(min = 5, max = 30) int bids, @ForAll long seed, @ForAll Random random) {
        ProofExport honest = PlayedLot.of(bids, seed).export();
        List<ExportedLeaf> leaves = new ArrayList<>(honest.leaves());
        int at = bidAt(honest, random);
        String cheaper =
                leaves.get(at).leaf().replaceFirst("\"amount\":\\{\"amount\":\"\\d+", "\"amount\":{\"amount\":\"1");
        boolean accepted = leaves.get(at).leaf().contains("\"accepted\":true");
        leaves.set(at, leaf(at, cheaper));

        Report report = new Verifier().verify(with(honest, leaves, root(leaves)));

        if (accepted) {
            assertThat(report.first()).hasValueSatisfying(finding -> {
                assertThat(finding.step()).isEqualTo(Step.REPLAY);
                assertThat(finding.sequence()).isEqualTo(at);
                assertThat(finding.difference()).contains("accepted is true, the log gives false");
            });
        } else {
            assertThat(report.findings()).extracting(Finding::step).contains(Step.CERTIFICATE);
        }
    }

    @Property(tries = 60)
    void aBidTakenOutIsFound(@ForAll @IntRange(min = 5, max = 30) int bids, @ForAll long seed, @ForAll Random random) {
        ProofExport honest = PlayedLot.of(bids, seed).export();
        List<ExportedLeaf> leaves = new ArrayList<>(honest.leaves());
        int at = bidAt(honest, random);
        leaves.remove(at);

        Report report = new Verifier().verify(with(honest, leaves, root(leaves)));

        assertThat(report.first()).hasValueSatisfying(finding -> {
            assertThat(finding.step()).isEqualTo(Step.LEAVES);
            assertThat(finding.sequence()).isEqualTo(at);
        });
    }

    @Property(tries = 60)
    void aWinnerPutInAtTheCloseIsFound(@ForAll @IntRange(min = 5, max = 30) int bids, @ForAll long seed) {
        ProofExport honest = PlayedLot.of(bids, seed).export();
        List<ExportedLeaf> leaves = new ArrayList<>(honest.leaves());
        int last = leaves.size() - 1;
        String text = leaves.get(last).leaf().replaceFirst("\"winner\":\".", "\"winner\":\"9");
        if (text.equals(leaves.get(last).leaf())) {
            text = leaves.get(last).leaf().replace("NO_BID", "TOO_FEW_BIDDERS");
        }
        leaves.set(last, leaf(last, text));

        Report report = new Verifier().verify(with(honest, leaves, root(leaves)));

        assertThat(report.first()).hasValueSatisfying(finding -> {
            assertThat(finding.step()).isEqualTo(Step.REPLAY);
            assertThat(finding.sequence()).isEqualTo(last);
        });
    }

    private static int bidAt(ProofExport export, Random random) {
        List<Integer> bids = new ArrayList<>();
        for (int i = 0; i < export.leaves().size(); i++) {
            if (export.leaves().get(i).leaf().contains("\"type\":\"bid\"")) {
                bids.add(i);
            }
        }
        return bids.get(random.nextInt(bids.size()));
    }

    private static String otherBidder(String leaf) {
        return leaf.replaceFirst("\"bidder\":\".", "\"bidder\":\"9");
    }

    private static ExportedLeaf leaf(int sequence, String text) {
        return new ExportedLeaf(
                sequence, text, HEX.formatHex(Hashes.leaf(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    private static String root(List<ExportedLeaf> leaves) {
        return HEX.formatHex(Frontier.empty()
                .append(leaves.stream().map(leaf -> HEX.parseHex(leaf.hash())).toList())
                .root());
    }

    private static ProofExport with(ProofExport honest, List<ExportedLeaf> leaves, String root) {
        return new ProofExport(honest.lot(), leaves, root, leaves.size(), honest.certificate(), honest.keys());
    }
}
