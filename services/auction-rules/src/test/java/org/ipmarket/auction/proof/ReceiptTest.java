package org.ipmarket.auction.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.ipmarket.auction.Offers;
import org.ipmarket.auction.PlayedLot;
import org.ipmarket.auction.journal.Commitments;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
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
                Signatures.sign(PlayedLot.KEY.getPrivate(), head.statement()));

        assertThat(receipt.verify(PlayedLot.KEY.getPublic())).isTrue();
        assertThat(at(receipt, 12, receipt.leafHash()).verify(PlayedLot.KEY.getPublic()))
                .isFalse();
        assertThat(at(receipt, 11, HEX.formatHex(hashes.get(12))).verify(PlayedLot.KEY.getPublic()))
                .isFalse();
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
                receipt.signature());
    }
}
