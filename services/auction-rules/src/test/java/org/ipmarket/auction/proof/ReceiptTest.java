package org.ipmarket.auction.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final LotId LOT = LotId.of(Offers.OFFER);
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void provesItsBidWithoutTheServerAndNothingElse() {
        List<Entry> log = PlayedLot.of(12, 5).journal().written();
        List<byte[]> hashes = log.stream().map(Entry::hash).toList();
        Growth growth = new Growth(Frontier.empty().append(hashes.subList(0, 9)), hashes.subList(9, 14));
        TreeHead head = TreeHead.of(
                LOT, growth.root(), growth.size(), log.get(13).leaf().time());
        Receipt receipt = new Receipt(
                LOT,
                11,
                HEX.formatHex(hashes.get(11)),
                head.root(),
                head.size(),
                head.time(),
                growth.inclusion(11).stream().map(HEX::formatHex).toList(),
                Signatures.keyId(PlayedLot.KEY.getPublic()),
                Signatures.sign(PlayedLot.KEY.getPrivate(), head.statement()),
                null);

        assertThat(receipt.verify(PlayedLot.KEY.getPublic())).isTrue();
        assertThat(at(receipt, 12, receipt.leafHash()).verify(PlayedLot.KEY.getPublic()))
                .isFalse();
        assertThat(at(receipt, 11, HEX.formatHex(hashes.get(12))).verify(PlayedLot.KEY.getPublic()))
                .isFalse();
    }

    /** Logs of 1 to 9 lots that grew in one commit: each receipt proves its bid, and only under its own lot, place and root. */
    @Test
    void provesItsBidUnderASignatureThatSeveralLotsShare() {
        List<Entry> log = PlayedLot.of(12, 5).journal().written();
        List<byte[]> hashes = log.stream().map(Entry::hash).toList();
        Growth growth = new Growth(Frontier.empty(), hashes);
        for (int lots = 1; lots <= 9; lots++) {
            List<TreeHead> heads = IntStream.range(0, lots)
                    .mapToObj(n -> TreeHead.of(
                            LotId.of(new OfferId(Offers.uuid(50 + n))),
                            growth.root(),
                            growth.size(),
                            log.getLast().leaf().time()))
                    .toList();
            List<SharedHead.Place> places = SharedHead.places(heads);
            String signature = Signatures.sign(
                    PlayedLot.KEY.getPrivate(), places.getFirst().head().statement());
            for (int n = 0; n < lots; n++) {
                assertThat(shared(heads.get(n), places.get(n), growth, signature)
                                .verify(PlayedLot.KEY.getPublic()))
                        .isTrue();
                SharedHead.Place next = places.get((n + 1) % lots);
                assertThat(shared(heads.get(n), next, growth, signature).verify(PlayedLot.KEY.getPublic()))
                        .isEqualTo(lots == 1);
                TreeHead later = new TreeHead(
                        heads.get(n).lot(),
                        heads.get(n).root(),
                        heads.get(n).size(),
                        heads.get(n).time().plusSeconds(1));
                assertThat(shared(later, places.get(n), growth, signature).verify(PlayedLot.KEY.getPublic()))
                        .isFalse();
                assertThat(shared(heads.get(n), null, growth, signature).verify(PlayedLot.KEY.getPublic()))
                        .isFalse();
            }
        }
    }

    private static Receipt shared(TreeHead head, SharedHead.Place place, Growth growth, String signature) {
        return new Receipt(
                head.lot(),
                3,
                HEX.formatHex(PlayedLot.of(12, 5).journal().written().get(3).hash()),
                head.root(),
                head.size(),
                head.time(),
                growth.inclusion(3).stream().map(HEX::formatHex).toList(),
                Signatures.keyId(PlayedLot.KEY.getPublic()),
                signature,
                place);
    }

    @Test
    void aCommitmentDependsOnLotPersonAndSalt() {
        byte[] salt = new byte[Commitments.SALT_SIZE];
        byte[] other = salt.clone();
        other[0] = 1;
        ParticipantId person = new ParticipantId(Offers.uuid(5));

        assertThat(Commitments.bidder(LOT, person, salt))
                .isEqualTo(Commitments.bidder(LOT, person, salt.clone()))
                .isNotEqualTo(Commitments.bidder(LOT, person, other))
                .isNotEqualTo(Commitments.bidder(LOT, new ParticipantId(Offers.uuid(6)), salt))
                .isNotEqualTo(Commitments.bidder(new LotId(Offers.uuid(8)), person, salt));
        assertThat(Commitments.reserve(LOT, Money.cny(1), salt))
                .isNotEqualTo(Commitments.reserve(LOT, Money.cny(2), salt));
    }

    private static Receipt at(Receipt receipt, long sequence, String leafHash) {
        return new Receipt(
                receipt.lot(),
                sequence,
                leafHash,
                receipt.root(),
                receipt.size(),
                receipt.time(),
                receipt.inclusion(),
                receipt.keyId(),
                receipt.signature(),
                receipt.shared());
    }
}
