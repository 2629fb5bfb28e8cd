package org.ipmarket.auction.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * A bid that nobody can read until the lot's keepers release their keys. All of a lot have the same size.
 *
 * @param lot for which it is
 * @param bidder in whose name
 * @param keys the {@linkplain LotKeys#hash() keys} to which it is sealed
 * @param commitment to the data key, hexadecimal: no other key will be taken for it
 * @param shares of the data key, one for each keeper in their order
 * @param nonce of the cipher text, base64
 * @param cipherText the offer, base64
 */
public record SealedBid(
        LotId lot,
        BidderRef bidder,
        String keys,
        String commitment,
        List<SealedShare> shares,
        String nonce,
        String cipherText) {
    private static final byte[] SHARE_INFO = "ipmarket sealed share".getBytes(StandardCharsets.UTF_8);

    /** A share of the data key, sealed to one keeper. @param enc base64 @param text base64 */
    public record SealedShare(String enc, String text) {
        static SealedShare of(Hpke.Message message) {
            return new SealedShare(Encoded.base64(message.enc()), Encoded.base64(message.text()));
        }

        byte[] encBytes() {
            return Encoded.base64(enc, Hpke.KEY_SIZE);
        }

        byte[] textBytes() {
            return Encoded.base64(text, DataCipher.KEY_SIZE + Hpke.TAG_SIZE);
        }
    }

    private record Associated(String type, LotId lot, BidderRef bidder, String keys, String commitment) {}

    public SealedBid {
        shares = shares == null ? List.of() : List.copyOf(shares);
    }

    /**
     * What can be seen to be wrong with a bid without opening it.
     *
     * @param expectedBidder who hands it in
     */
    public Optional<Opening.Reason> fault(LotKeys lotKeys, BidderRef expectedBidder) {
        if (!hasForm(lotKeys.size())) {
            return Optional.of(Opening.Reason.MALFORMED);
        }
        if (!lot.equals(lotKeys.lot())) {
            return Optional.of(Opening.Reason.OTHER_LOT);
        }
        if (!bidder.equals(expectedBidder)) {
            return Optional.of(Opening.Reason.OTHER_BIDDER);
        }
        return keys.equals(lotKeys.hash()) ? Optional.empty() : Optional.of(Opening.Reason.OTHER_KEYS);
    }

    private boolean hasForm(int keepers) {
        if (lot == null
                || bidder == null
                || !Encoded.isHash(keys)
                || !Encoded.isHash(commitment)
                || shares.size() != keepers) {
            return false;
        }
        try {
            nonceBytes();
            cipherTextBytes();
            shares.forEach(SealedShare::encBytes);
            shares.forEach(SealedShare::textBytes);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    byte[] nonceBytes() {
        return Encoded.base64(nonce, DataCipher.NONCE_SIZE);
    }

    byte[] cipherTextBytes() {
        return Encoded.base64(cipherText, SealedOffer.size(shares.size()) + DataCipher.TAG_SIZE);
    }

    static byte[] shareInfo() {
        return SHARE_INFO.clone();
    }

    /** What every cipher text of the bid is bound to. */
    static byte[] associated(LotId lot, BidderRef bidder, String keys, String commitment) {
        return EventJson.canonical(new Associated("sealed-bid", lot, bidder, keys, commitment));
    }

    /** SHA-256 of a purpose, the lot, the bidder and the key, with a line feed between them; hexadecimal. */
    static String commitment(LotId lot, BidderRef bidder, byte[] dataKey) {
        MessageDigest digest = Hashes.sha256();
        digest.update(("ipmarket sealed key\n" + lot + "\n" + bidder + "\n").getBytes(StandardCharsets.UTF_8));
        return Encoded.hex(digest.digest(dataKey));
    }
}
