package org.ipmarket.auction.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.formats.sealed.SealedFirst1;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.LotJournal;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.rules.AssetSeen;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Command;
import org.ipmarket.auction.rules.Decision;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.BidSealer;
import org.ipmarket.auction.sealing.ReleasedKey;
import org.ipmarket.auction.sealing.TestKeepers;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** What the verifier says of a market that opens sealed offers otherwise than it should. */
class UnsealingsTest {
    private static final LotId LOT = LotId.of(Offers.OFFER);
    private static final BidderRef LIN = new BidderRef("1".repeat(64));
    private static final BidderRef CHEN = new BidderRef("2".repeat(64));
    private static final Money LINS = Money.cny(150_000);
    private static final Money CHENS = Money.cny(140_000);
    private static final List<SealOpening> TRUE_OFFERS =
            List.of(new SealOpening(5, LINS, null), new SealOpening(6, CHENS, null));

    private final TestKeepers keepers = TestKeepers.of(LOT, 2, 3);
    private LotJournal journal;

    @Test
    void anHonestOpeningHolds() {
        assertThat(finding((root, size) -> keepers.released(root, size), TRUE_OFFERS))
                .isEmpty();
        assertThat(finding((root, size) -> keepers.released(root, size).subList(1, 3), TRUE_OFFERS))
                .isEmpty();
    }

    @Test
    void anAmountThatTheKeysDoNotGiveIsFound() {
        List<SealOpening> dearer = List.of(TRUE_OFFERS.getFirst(), new SealOpening(6, Money.cny(160_000), null));

        assertThat(finding((root, size) -> keepers.released(root, size), dearer))
                .contains("REPLAY at leaf 8", "their keys give");
    }

    @Test
    void anOfferThatWasPassedOverIsFound() {
        assertThat(finding((root, size) -> keepers.released(root, size), TRUE_OFFERS.subList(0, 1)))
                .contains("REPLAY at leaf 8", "their keys give");
    }

    @Test
    void keysReleasedBeforeOffersEndedAreFound() {
        assertThat(finding((root, size) -> keepers.released(root(6), 6), TRUE_OFFERS))
                .contains("released for the log of 6 entries, before offers ended with entry 7");
    }

    @Test
    void keysReleasedForAnotherLogAreFound() {
        assertThat(finding((root, size) -> keepers.released("f".repeat(64), size), TRUE_OFFERS))
                .contains("released for another log than this");
    }

    @Test
    void keysThatTheirKeepersDidNotReleaseAreFound() {
        assertThat(finding(
                        (root, size) -> keepers.released(root, size).stream()
                                .map(key -> signedBy(key, keepers.released(root, size + 1)))
                                .toList(),
                        TRUE_OFFERS))
                .contains("the key of keeper-1 was not released by it");
    }

    @Test
    void tooFewKeysOpenNothing() {
        assertThat(finding((root, size) -> keepers.released(root, size).subList(0, 1), TRUE_OFFERS))
                .contains("1 of the lot's keys are released, 2 open its bids");
    }

    private static ReleasedKey signedBy(ReleasedKey key, List<ReleasedKey> others) {
        return new ReleasedKey(
                key.keeper(),
                key.index(),
                key.lot(),
                key.privateKey(),
                key.root(),
                key.size(),
                key.releasedAt(),
                others.get(key.index() - 1).signature());
    }

    /** What the verifier finds first in a log that was opened so; empty where it holds. */
    private String finding(BiFunction<String, Long, List<ReleasedKey>> release, List<SealOpening> offers) {
        journal = LotJournal.announce(Offers.patent(), RulesCatalogue.of(SealedFirst1.VERSION), null, Offers.NOON);
        step(new Command.Admit(LIN, 1), 1);
        step(new Command.Admit(CHEN, 2), 1);
        step(new Command.PublishKeys(keepers.keys().texts(), 2), 2);
        step(new Command.Open(), 60);
        step(seal(LIN, 1, LINS), 70);
        step(seal(CHEN, 2, CHENS), 80);
        step(new Command.Advance(), 3_660);
        long size = journal.written().size();
        List<String> keys =
                release.apply(root(size), size).stream().map(Canonical::text).toList();
        step(new Command.Unseal(keys, offers), 3_661);
        step(
                new Command.Close(
                        List.of(new AssetSeen(new AssetId(Offers.uuid(2)), 3, LegalStatus.IN_FORCE, true)), null),
                3_661);
        Report report = new Verifier().verify(PlayedLot.export(journal.written()));
        return report.first().map(Finding::toString).orElse("");
    }

    private String root(long size) {
        List<byte[]> hashes = new ArrayList<>();
        journal.written().stream().limit(size).map(Entry::hash).forEach(hashes::add);
        return HexFormat.of().formatHex(Frontier.empty().append(hashes).root());
    }

    private Command seal(BidderRef bidder, int number, Money amount) {
        String sealed = Canonical.text(new BidSealer().seal(keepers.keys(), bidder, amount));
        return new Command.PlaceSealed(new BidId(Offers.uuid(100 + number)), bidder, true, sealed, null);
    }

    private void step(Command command, int secondsAfterNoon) {
        Decision decision = journal.judge(command, Offers.NOON.plusSeconds(secondsAfterNoon))
                .decision();
        assertThat(decision).as(command.toString()).isInstanceOf(Decision.Step.class);
    }
}
