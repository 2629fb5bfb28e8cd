package org.ipmarket.auction.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.proof.KeeperSignatures;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.SealOpening;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.Opening.Reason;
import org.ipmarket.auction.sealing.Opening.Refused;
import org.ipmarket.auction.sealing.SealedBid.SealedShare;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.junit.jupiter.api.Test;

class OpenerTest {
    private static final LotId LOT = LotId.of(Offers.OFFER);
    private static final BidderRef BIDDER = new BidderRef("ab".repeat(32));
    private static final BidderRef RIVAL = new BidderRef("cd".repeat(32));
    private static final Money AMOUNT = Money.cny(500_000);
    private static final List<List<Integer>> CHOICES = List.of(List.of(1, 2), List.of(1, 3), List.of(2, 3));

    private final TestKeepers keepers = TestKeepers.of(LOT, 2, 3);
    private final SealedBid bid = new BidSealer().seal(keepers.keys(), BIDDER, AMOUNT);

    @Test
    void survivesItsJson() {
        SealedBid read = EventJson.read(EventJson.canonical(bid), SealedBid.class);

        assertThat(read).isEqualTo(bid);
        assertThat(open(read, BIDDER, CHOICES.getFirst())).isEqualTo(new Opened(AMOUNT));
        assertThat(new String(EventJson.canonical(bid), StandardCharsets.UTF_8)).doesNotContain("5000.00");
    }

    @Test
    void aCopyOfAnothersBidIsRefusedAtTheDoor() {
        assertThat(bid.fault(keepers.keys(), RIVAL)).hasValue(Reason.OTHER_BIDDER);
        assertThat(bid.fault(keepers.keys(), BIDDER)).isEmpty();
    }

    @Test
    void aCopyInOnesOwnNameDoesNotOpen() {
        SealedBid copy =
                new SealedBid(LOT, RIVAL, bid.keys(), bid.commitment(), bid.shares(), bid.nonce(), bid.cipherText());

        assertThat(copy.fault(keepers.keys(), RIVAL)).isEmpty();
        assertThat(open(copy, RIVAL, CHOICES.getFirst())).isEqualTo(new Refused(Reason.BAD_SHARE));
    }

    @Test
    void aBidForAnotherLotIsRefused() {
        LotId other = LotId.of(new OfferId(Offers.uuid(99)));
        TestKeepers others = TestKeepers.of(other, 2, 3);

        assertThat(open(new BidSealer().seal(others.keys(), BIDDER, AMOUNT), BIDDER, CHOICES.getFirst()))
                .isEqualTo(new Refused(Reason.OTHER_LOT));
    }

    @Test
    void aBidSealedToOtherKeysIsRefused() {
        SealedBid elsewhere = new BidSealer().seal(TestKeepers.of(LOT, 2, 3).keys(), BIDDER, AMOUNT);

        assertThat(open(elsewhere, BIDDER, CHOICES.getFirst())).isEqualTo(new Refused(Reason.OTHER_KEYS));
    }

    @Test
    void garbageIsMalformed() {
        SealedBid garbage = new SealedBid(LOT, BIDDER, bid.keys(), bid.commitment(), List.of(), "AA==", "AA==");

        assertThat(open(garbage, BIDDER, CHOICES.getFirst())).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void bytesOfTheRightSizeAreNoShares() {
        byte[] noise = new byte[Hpke.KEY_SIZE];
        SealedShare none =
                new SealedShare(Encoded.base64(noise), bid.shares().getFirst().text());
        SealedBid garbage = withShares(bid, List.of(none, none, none));

        assertThat(open(garbage, BIDDER, CHOICES.getFirst())).isEqualTo(new Refused(Reason.BAD_SHARE));
    }

    /** Its bidder could else wait until the amounts are known, and have it counted or not by who releases. */
    @Test
    void aBidWithOneBadShareOpensForNobody() {
        List<SealedShare> shares = new ArrayList<>(bid.shares());
        shares.set(2, new SealedShare(shares.get(2).enc(), shares.get(1).text()));
        SealedBid bad = withShares(bid, shares);

        assertThat(open(bad, BIDDER, List.of(1, 2))).isEqualTo(new Refused(Reason.INCONSISTENT));
        assertThat(open(bad, BIDDER, List.of(1, 3))).isEqualTo(new Refused(Reason.BAD_SHARE));
        assertThat(open(bad, BIDDER, List.of(2, 3))).isEqualTo(new Refused(Reason.BAD_SHARE));
    }

    /** Every share is well sealed and the offer names them truly, but the third lies off the curve. */
    @Test
    void aBidWithSharesOfTwoKeysOpensForNobody() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[DataCipher.KEY_SIZE];
        random.nextBytes(key);
        List<byte[]> shares = new ArrayList<>(Shares.split(key, 2, 3, random));
        shares.set(2, new byte[DataCipher.KEY_SIZE]);
        SealedBid bad = BidSealer.seal(keepers.keys(), BIDDER, AMOUNT, key, new byte[DataCipher.NONCE_SIZE], shares);

        assertThat(open(bad, BIDDER, List.of(1, 2))).isEqualTo(new Refused(Reason.INCONSISTENT));
        assertThat(open(bad, BIDDER, List.of(1, 3))).isEqualTo(new Refused(Reason.OTHER_KEY));
    }

    @Test
    void aKeyThatIsNotTheKeepersDoesNotCount() {
        ReleasedKey good = keepers.released().getFirst();
        ReleasedKey wrong = TestKeepers.of(LOT, 2, 3).released().get(1);

        assertThatThrownBy(() -> Opener.of(keepers.keys(), List.of(good, good, wrong)))
                .isInstanceOf(TooFewKeysException.class)
                .hasMessage("1 of the lot's keys are released, 2 open its bids");
        assertThat(KeeperSignatures.verify(good, keepers.keys().keepers().getFirst()))
                .isTrue();
        assertThat(KeeperSignatures.verify(wrong, keepers.keys().keepers().get(1)))
                .isFalse();
    }

    @Test
    void aLotHasItsKeepersInOrderOnceAndAtLeastTwoOpen() {
        List<KeeperKey> three = keepers.keys().keepers();

        assertThatThrownBy(() -> new LotKeys(LOT, 1, three)).hasMessageContaining("at least 2");
        assertThatThrownBy(() -> new LotKeys(LOT, 4, three)).hasMessageContaining("4 of 3");
        assertThatThrownBy(() -> new LotKeys(LOT, 2, three.reversed())).hasMessageContaining("out of order");
        assertThatThrownBy(() -> new LotKeys(LotId.of(new OfferId(Offers.uuid(99))), 2, three))
                .hasMessageContaining("another lot");
    }

    @Test
    void aKeeperThatDidNotAnswerIsLeftOut() {
        List<KeeperKey> three = keepers.keys().keepers();
        LotKeys two = new LotKeys(LOT, 2, List.of(three.get(0), three.get(2)));
        SealedBid sealed = new BidSealer().seal(two, BIDDER, AMOUNT);

        assertThat(sealed.shares()).hasSize(2);
        assertThat(Opener.of(two, keepers.released()).open(BIDDER, sealed)).isEqualTo(new Opened(AMOUNT));
        assertThat(Opener.of(keepers.keys(), keepers.released()).open(BIDDER, sealed))
                .isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void anybodyOpensTheOffersAgainFromTheLogsTexts() {
        LotKeys read = LotKeys.read(LOT, 2, keepers.keys().texts());
        List<ReleasedKey> released = keepers.released().stream()
                .map(key -> ReleasedKey.read(key.text()))
                .toList();
        String good = new String(EventJson.canonical(bid), StandardCharsets.UTF_8);

        assertThat(Unsealing.open(
                        read,
                        released,
                        List.of(
                                new Unsealing.Standing(4, BIDDER, good),
                                new Unsealing.Standing(5, RIVAL, good),
                                new Unsealing.Standing(6, RIVAL, "no JSON"))))
                .containsExactly(
                        new SealOpening(4, AMOUNT, null),
                        new SealOpening(5, null, "OTHER_BIDDER"),
                        new SealOpening(6, null, "MALFORMED"));
    }

    private Opening open(SealedBid sealed, BidderRef bidder, List<Integer> chosen) {
        return Opener.of(keepers.keys(), keepers.released(chosen)).open(bidder, sealed);
    }

    private static SealedBid withShares(SealedBid of, List<SealedShare> shares) {
        return new SealedBid(of.lot(), of.bidder(), of.keys(), of.commitment(), shares, of.nonce(), of.cipherText());
    }
}
