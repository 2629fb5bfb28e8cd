package org.ipmarket.auction.sealing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.SealedBid.SealedShare;
import org.ipmarket.messages.Money;

/**
 * Seals a bid on the bidder's own machine: a fresh data key encrypts the offer, is split among the keepers, and each
 * share is sealed to one of them. The key is forgotten; the amount leaves the machine in no other form.
 *
 * <p>Whoever seals must know the lot's keys to be the keepers': see that their signatures are those of identities that
 * are known from elsewhere.
 */
public final class BidSealer {
    private final SecureRandom random;

    public BidSealer() {
        this(new SecureRandom());
    }

    BidSealer(SecureRandom random) {
        this.random = random;
    }

    /** @throws IllegalArgumentException where nothing can be sealed to one of the keys */
    public SealedBid seal(LotKeys keys, BidderRef bidder, Money amount) {
        byte[] dataKey = new byte[DataCipher.KEY_SIZE];
        random.nextBytes(dataKey);
        byte[] nonce = new byte[DataCipher.NONCE_SIZE];
        random.nextBytes(nonce);
        List<byte[]> shares = Shares.split(dataKey, keys.threshold(), keys.highestIndex(), random);
        SealedBid sealed = seal(keys, bidder, amount, dataKey, nonce, shares);
        Arrays.fill(dataKey, (byte) 0);
        return sealed;
    }

    static SealedBid seal(
            LotKeys keys, BidderRef bidder, Money amount, byte[] dataKey, byte[] nonce, List<byte[]> shares) {
        String commitment = SealedBid.commitment(keys.lot(), bidder, dataKey);
        byte[] associated = SealedBid.associated(keys.lot(), bidder, keys.hash(), commitment);
        List<SealedOffer.Made> made = new ArrayList<>();
        List<SealedShare> sealed = new ArrayList<>();
        for (KeeperKey keeper : keys.keepers()) {
            byte[] share = shares.get(keeper.index() - 1);
            byte[] ephemeralKey = Hpke.newPrivateKey();
            made.add(SealedOffer.Made.of(share, ephemeralKey));
            sealed.add(SealedShare.of(
                    Hpke.seal(keeper.publicKeyBytes(), ephemeralKey, SealedBid.shareInfo(), associated, share)));
        }
        SealedOffer offer = new SealedOffer(keys.lot(), bidder, amount, made);
        return new SealedBid(
                keys.lot(),
                bidder,
                keys.hash(),
                commitment,
                sealed,
                Encoded.base64(nonce),
                Encoded.base64(DataCipher.seal(dataKey, nonce, associated, offer.bytes())));
    }
}
