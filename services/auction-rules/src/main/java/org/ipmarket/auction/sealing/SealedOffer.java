package org.ipmarket.auction.sealing;

import java.util.Arrays;
import java.util.List;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * What a sealed bid hides: the offer, and how each share was sealed, so that who opens it with some of the keepers' keys
 * can see what the others would have read.
 */
record SealedOffer(LotId lot, BidderRef bidder, Money amount, List<Made> shares) {
    private static final int SIZE_OF_OFFER = 256;
    private static final int SIZE_OF_SHARE = 128;
    private static final byte PADDING = ' ';

    /** How one share was sealed. @param share base64 @param ephemeralKey the sender's private key of that message, base64 */
    record Made(String share, String ephemeralKey) {
        static Made of(byte[] share, byte[] ephemeralKey) {
            return new Made(Encoded.base64(share), Encoded.base64(ephemeralKey));
        }

        byte[] shareBytes() {
            return Encoded.base64(share, DataCipher.KEY_SIZE);
        }

        byte[] ephemeralKeyBytes() {
            return Encoded.base64(ephemeralKey, Hpke.KEY_SIZE);
        }
    }

    SealedOffer {
        if (lot == null || bidder == null || amount == null || shares == null) {
            throw new IllegalArgumentException("an offer names lot, bidder, amount and shares");
        }
        shares = List.copyOf(shares);
    }

    /** Bytes of every offer of a lot with so many keepers. */
    static int size(int keepers) {
        return SIZE_OF_OFFER + keepers * SIZE_OF_SHARE;
    }

    /** Canonical JSON and spaces up to the size that all offers have. */
    byte[] bytes() {
        byte[] json = EventJson.canonical(this);
        int size = size(shares.size());
        if (json.length > size) {
            throw new IllegalStateException("an offer of " + json.length + " bytes, " + size + " at most");
        }
        byte[] padded = Arrays.copyOf(json, size);
        Arrays.fill(padded, json.length, size, PADDING);
        return padded;
    }

    /** @throws IllegalArgumentException where that is not exactly what {@link #bytes()} gives of an offer */
    static SealedOffer read(byte[] padded) {
        SealedOffer offer = EventJson.read(padded, SealedOffer.class);
        offer.shares().forEach(Made::shareBytes);
        offer.shares().forEach(Made::ephemeralKeyBytes);
        if (offer.shares().size() > LotKeys.MOST_KEEPERS || !Arrays.equals(padded, offer.bytes())) {
            throw new IllegalArgumentException("not the one form of an offer");
        }
        return offer;
    }
}
