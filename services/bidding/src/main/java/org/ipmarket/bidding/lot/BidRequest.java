package org.ipmarket.bidding.lot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ipmarket.auction.merkle.Hashes;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bid as it was sent.
 *
 * @param mode of the caller: lots of the other one do not exist for it
 * @param key makes a repeated request the same bid
 * @param amount null where it is sealed
 * @param sealed canonical JSON of the encrypted offer; null where it is open
 */
public record BidRequest(LotId lot, Mode mode, ParticipantId participant, ClientKey key, Money amount, String sealed) {
    public BidRequest {
        if ((amount == null) == (sealed == null)) {
            throw new IllegalArgumentException("a bid has an amount, or is sealed");
        }
    }

    public BidRequest(LotId lot, Mode mode, ParticipantId participant, ClientKey key, Money amount) {
        this(lot, mode, participant, key, amount, null);
    }

    /** SHA-256 of the sealed offer; null of an open one. */
    byte[] sealedHash() {
        return sealed == null ? null : Hashes.sha256().digest(sealed.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a bid that was stored is this one. */
    boolean isSame(BidRow stored) {
        byte[] storedHash = stored.sealedHash();
        return sealed == null
                ? storedHash == null && amount.equals(stored.amount())
                : Arrays.equals(sealedHash(), storedHash);
    }
}
