package org.ipmarket.auction.sealing;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.sealing.Opening.Opened;
import org.ipmarket.auction.sealing.Opening.Reason;
import org.ipmarket.auction.sealing.Opening.Refused;
import org.ipmarket.auction.sealing.SealedBid.SealedShare;

/**
 * Opens the sealed bids of one lot with the keys that its keepers released.
 *
 * <p>A bid opens with every choice of enough keepers or with none: after it is read its shares are sealed once more, as
 * it says that they were, and compared with those in the bid. So nobody who holds more keys than are needed can choose,
 * knowing the amounts, whether a bid counts.
 */
public final class Opener {
    private final LotKeys keys;
    private final SortedMap<Integer, byte[]> privateKeys;

    private Opener(LotKeys keys, SortedMap<Integer, byte[]> privateKeys) {
        this.keys = keys;
        this.privateKeys = privateKeys;
    }

    /**
     * Takes the released keys that belong to the lot's public ones. Their signatures and the log for which they were
     * released are the caller's to check.
     *
     * @throws TooFewKeysException where fewer than the threshold belong to them
     */
    public static Opener of(LotKeys keys, Collection<ReleasedKey> released) {
        SortedMap<Integer, byte[]> good = new TreeMap<>();
        for (ReleasedKey key : released) {
            int place = keys.place(key.index());
            if (place >= 0 && key.opens(keys.keepers().get(place))) {
                good.put(key.index(), key.privateKeyBytes());
            }
        }
        if (good.size() < keys.threshold()) {
            throw new TooFewKeysException(good.size(), keys.threshold());
        }
        while (good.size() > keys.threshold()) {
            good.remove(good.lastKey());
        }
        return new Opener(keys, good);
    }

    /** @param bidder who handed it in */
    public Opening open(BidderRef bidder, SealedBid bid) {
        Optional<Reason> fault = bid.fault(keys, bidder);
        if (fault.isPresent()) {
            return new Refused(fault.get());
        }
        byte[] associated = SealedBid.associated(bid.lot(), bid.bidder(), bid.keys(), bid.commitment());
        SortedMap<Integer, byte[]> shares = new TreeMap<>();
        for (int index : privateKeys.keySet()) {
            SealedShare sealed = bid.shares().get(keys.place(index));
            Optional<byte[]> share = Hpke.open(
                    privateKeys.get(index), sealed.encBytes(), SealedBid.shareInfo(), associated, sealed.textBytes());
            if (share.isEmpty()) {
                return new Refused(Reason.BAD_SHARE);
            }
            shares.put(index, share.get());
        }
        byte[] dataKey = Shares.join(shares);
        if (!SealedBid.commitment(bid.lot(), bid.bidder(), dataKey).equals(bid.commitment())) {
            return new Refused(Reason.OTHER_KEY);
        }
        return DataCipher.open(dataKey, bid.nonceBytes(), associated, bid.cipherTextBytes())
                .map(text -> read(bid, text, dataKey, associated))
                .orElseGet(() -> new Refused(Reason.UNREADABLE));
    }

    private Opening read(SealedBid bid, byte[] text, byte[] dataKey, byte[] associated) {
        SealedOffer offer;
        try {
            offer = SealedOffer.read(text);
        } catch (IllegalArgumentException e) {
            return new Refused(Reason.UNREADABLE);
        }
        if (!offer.lot().equals(bid.lot())
                || !offer.bidder().equals(bid.bidder())
                || offer.shares().size() != keys.size()) {
            return new Refused(Reason.UNREADABLE);
        }
        return consistent(bid, offer.shares(), dataKey, associated)
                ? new Opened(offer.amount())
                : new Refused(Reason.INCONSISTENT);
    }

    /** Whether every keeper holds the share that the offer says, and any choice of enough of them gives the key. */
    private boolean consistent(SealedBid bid, List<SealedOffer.Made> made, byte[] dataKey, byte[] associated) {
        for (int place = 0; place < keys.size(); place++) {
            SealedOffer.Made share = made.get(place);
            SealedShare again;
            try {
                again = SealedShare.of(Hpke.seal(
                        keys.keepers().get(place).publicKeyBytes(),
                        share.ephemeralKeyBytes(),
                        SealedBid.shareInfo(),
                        associated,
                        share.shareBytes()));
            } catch (IllegalArgumentException e) {
                return false;
            }
            if (!again.equals(bid.shares().get(place))) {
                return false;
            }
        }
        return lieOnOneCurve(made, dataKey);
    }

    /**
     * Threshold shares in a row fix a polynomial; if it meets the key at zero, the next row, which shares all but one of
     * these points and the key with it, fixes the same polynomial. So checking each row checks every choice.
     */
    private boolean lieOnOneCurve(List<SealedOffer.Made> made, byte[] dataKey) {
        for (int first = 0; first + keys.threshold() <= keys.size(); first++) {
            SortedMap<Integer, byte[]> row = new TreeMap<>();
            for (int place = first; place < first + keys.threshold(); place++) {
                row.put(keys.keepers().get(place).index(), made.get(place).shareBytes());
            }
            if (!Arrays.equals(Shares.join(row), dataKey)) {
                return false;
            }
        }
        return true;
    }
}
