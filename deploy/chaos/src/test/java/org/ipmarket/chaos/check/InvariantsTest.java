package org.ipmarket.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.chaos.check.Evidence.Left;
import org.ipmarket.chaos.check.Evidence.StoredBid;
import org.ipmarket.chaos.load.Answered;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

/** What the faults that {@code PlantedFaults} can plant in a database do not reach. */
class InvariantsTest {
    private static final LotId LOT = new LotId(UUID.fromString("01900000-0000-7000-8000-00000000aa01"));
    private static final UUID EVENT = UUID.fromString("01900000-0000-7000-8000-00000000ee01");
    private static final Left NOTHING = new Left(0, 0, 0, 0);

    @Test
    void whoWasAnsweredBeforeAnotherSentStandsBeforeIt() {
        Answered first = answered("first", 5, 0, 10);

        assertThat(broken(Invariants.ORDER, first, answered("after", 6, 11, 20)))
                .isEmpty();
        assertThat(broken(Invariants.ORDER, first, answered("beside", 4, 9, 20)))
                .isEmpty();
        assertThat(broken(Invariants.ORDER, first, answered("before", 4, 11, 20)))
                .hasSize(1)
                .first()
                .asString()
                .contains("first", "before");
    }

    @Test
    void anAnsweredBidThatIsNotInTheLogIsMissed() {
        assertThat(broken(Invariants.ACKNOWLEDGED, answered("one", 5, 0, 10))).hasSize(1);
    }

    @Test
    void aReceiptOfAnotherKeyDoesNotHold() {
        assertThat(broken(Invariants.RECEIPTS, answered("one", 5, 0, 10))).hasSize(1);
    }

    @Test
    void everyStoredBidIsOneOfWhichSomebodyKnowsOrAsked() {
        List<Answered> told = List.of(answered("one", 5, 0, 10));

        assertThat(others(told, Set.of(), stored("one", 5))).isEmpty();
        assertThat(others(told, Set.of(), stored("one", 6))).hasSize(1);
        assertThat(others(told, Set.of(), stored("one", 5), stored("other", 6))).hasSize(1);
        assertThat(others(told, Set.of("other"), stored("one", 5), stored("other", 6)))
                .isEmpty();
        assertThat(others(told, Set.of())).hasSize(1);
    }

    @Test
    void nothingMayBeLeftAndNoEventLost() {
        Evidence clean = evidence(List.of(), Set.of(), List.of(), NOTHING, Set.of(EVENT));
        Evidence dirty = evidence(List.of(), Set.of(), List.of(), new Left(0, 1, 0, 0), Set.of());

        assertThat(Invariants.broken(clean).values())
                .allSatisfy(findings -> assertThat(findings).isEmpty());
        assertThat(Invariants.broken(dirty).get(Invariants.DRAINED)).hasSize(1);
        assertThat(Invariants.broken(dirty).get(Invariants.DELIVERED)).hasSize(1);
    }

    private static List<String> broken(String invariant, Answered... answers) {
        return Invariants.broken(evidence(List.of(answers), Set.of(), List.of(), NOTHING, Set.of(EVENT)))
                .get(invariant);
    }

    private static List<String> others(List<Answered> told, Set<String> unknown, StoredBid... stored) {
        return Invariants.broken(evidence(told, unknown, List.of(stored), NOTHING, Set.of(EVENT)))
                .get(Invariants.NO_OTHERS);
    }

    private static Evidence evidence(
            List<Answered> answered, Set<String> unknown, List<StoredBid> stored, Left left, Set<UUID> delivered) {
        return new Evidence(
                Map.of(),
                answered,
                unknown,
                Map.of(),
                stored,
                List.of(),
                List.of(),
                Map.of(),
                left,
                Set.of(EVENT),
                delivered,
                key());
    }

    private static StoredBid stored(String key, long sequence) {
        return new StoredBid(key, LOT, sequence, true);
    }

    private static Answered answered(String key, long sequence, long sent, long at) {
        Receipt receipt = new Receipt(
                LOT, sequence, "00", "00", sequence + 1, Instant.EPOCH, List.of(), "another", "signature", null);
        return new Answered(key, ParticipantId.next(), LOT, 100_000, true, sequence, receipt, sent, at);
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance(Signatures.ALGORITHM)
                    .generateKeyPair()
                    .getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
