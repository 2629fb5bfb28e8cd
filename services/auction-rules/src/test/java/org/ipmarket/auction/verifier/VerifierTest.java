package org.ipmarket.auction.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.auction.verifier.Finding.Step;
import org.ipmarket.auction.verifier.ProofExport.Signed;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final BidderRef LIN = new BidderRef("1".repeat(64));

    private final ProofExport honest = PlayedLot.of(30, 42).export();

    @Test
    void recomputesWinnerPriceExtensionsAndDeposits() {
        PlayedLot lot = PlayedLot.of(30, 42);
        Report report = new Verifier(List.of(PlayedLot.KEY.getPublic())).verify(lot.export());

        assertThat(report.findings()).isEmpty();
        assertThat(report.recomputed().phase()).isEqualTo(Phase.CLOSED);
        assertThat(report.recomputed().price())
                .isEqualTo(lot.journal().state().leading().amount());
        assertThat(report.recomputed().winner())
                .isEqualTo(lot.journal().state().leading().bidder());
        assertThat(report.recomputed().retained())
                .containsExactly(report.recomputed().winner());
        assertThat(report.recomputed().refunded())
                .hasSize(3)
                .doesNotContain(report.recomputed().winner());
    }

    @Test
    void aLogThatIsStillOpenHoldsWithoutACertificate() {
        ProofExport open =
                PlayedLot.export(PlayedLot.of(30, 42).journal().written().subList(0, 20));

        assertThat(new Verifier().verify(open).findings()).isEmpty();
    }

    @Test
    void aKeyThatIsNotTrustedDoesNotCertify() throws Exception {
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();

        assertThat(new Verifier(List.of(stranger)).verify(honest).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.step()).isEqualTo(Step.CERTIFICATE));
    }

    @Test
    void aCertificateWithAnotherPriceIsFound() {
        Signed signed = honest.certificate();
        String other = signed.statement().replaceFirst("\"price\":\\{\"amount\":\"\\d+", "\"price\":{\"amount\":\"1");
        ProofExport forged = new ProofExport(
                honest.lot(),
                honest.leaves(),
                honest.root(),
                honest.size(),
                new Signed(other, signed.keyId(), signed.signature()),
                honest.keys());

        List<Finding> findings = new Verifier().verify(forged).findings();

        assertThat(findings).extracting(Finding::step).containsExactly(Step.CERTIFICATE, Step.CERTIFICATE);
        assertThat(findings.getFirst().difference()).startsWith("price is");
        assertThat(findings.getLast().difference()).contains("signature");
    }

    @Test
    void aCertificateThatIsNotEvenJsonIsFound() {
        ProofExport forged = new ProofExport(
                honest.lot(),
                honest.leaves(),
                honest.root(),
                honest.size(),
                new Signed("sold!", "x", "y"),
                honest.keys());

        assertThat(new Verifier().verify(forged).findings()).hasSize(2);
    }

    @Test
    void anAdmissionThatNeverWasIsFound() {
        LotJournal journal = LotJournal.announce(Offers.patent(), RulesCatalogue.of("english/1"), null, Offers.NOON);
        journal.judge(new Command.Open(), Offers.OPENS);
        journal.judge(new Command.PlaceBid(new BidId(Offers.uuid(9)), LIN, true, Money.cny(100_000)), Offers.OPENS);

        assertThat(new Verifier().verify(PlayedLot.export(journal.written())).first())
                .hasValueSatisfying(finding -> {
                    assertThat(finding.step()).isEqualTo(Step.REPLAY);
                    assertThat(finding.sequence()).isEqualTo(2);
                    assertThat(finding.difference()).contains("not admitted");
                });
    }

    @Test
    void aSecretReserveMustOpenAsItWasCommittedTo() {
        byte[] salt = new byte[Commitments.SALT_SIZE];
        String committed = Commitments.reserve(LotId.of(Offers.OFFER), Money.cny(150_000), salt);

        Report honestly = new Verifier().verify(withReserve(committed, Money.cny(150_000), salt));
        Report cheated = new Verifier().verify(withReserve(committed, Money.cny(90_000), salt));

        assertThat(honestly.findings()).isEmpty();
        assertThat(honestly.recomputed().winner()).isNull();
        assertThat(cheated.first()).hasValueSatisfying(finding -> {
            assertThat(finding.step()).isEqualTo(Step.REPLAY);
            assertThat(finding.difference()).contains("reserve");
        });
    }

    @Test
    void runsFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("proof.json");
        Files.write(file, EventJson.write(honest));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int code = VerifyLog.run(new String[] {file.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("rules       english/1", "The log holds.");
        assertThat(code).isZero();
        Files.writeString(file, "{\"leaves\": [{\"sequence\": 0}]}");
        assertThat(VerifyLog.run(new String[] {file.toString()}, new PrintStream(out)))
                .isEqualTo(2);
    }

    private static ProofExport withReserve(String committed, Money opened, byte[] salt) {
        LotJournal journal =
                LotJournal.announce(Offers.patent(), RulesCatalogue.of("english/1"), committed, Offers.NOON);
        journal.judge(new Command.Admit(LIN, 1), Offers.NOON);
        journal.judge(new Command.Open(), Offers.OPENS);
        journal.judge(new Command.PlaceBid(new BidId(Offers.uuid(9)), LIN, true, Money.cny(100_000)), Offers.OPENS);
        journal.judge(
                new Command.Close(
                        List.of(new AssetSeen(new AssetId(Offers.uuid(2)), 3, null, true)),
                        new ReserveOpening(opened, HexFormat.of().formatHex(salt))),
                Offers.CLOSES);
        return PlayedLot.export(new ArrayList<>(journal.written()));
    }
}
