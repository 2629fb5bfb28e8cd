package org.ipmarket.bidding.store;

import java.time.Instant;
import java.util.List;
import org.ipmarket.auction.rules.Rejection;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.BidId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A judged bid.
 *
 * @param client the login that sent it, and {@code key} its idempotency key: both together, within the lot, name the bid
 * @param amount null of an offer that is sealed still
 * @param rejection null where it was accepted
 * @param lowest what would have done, of a rejected one
 * @param endsAt the lot's end after it
 * @param size leaves of the log after the commit that wrote it
 * @param inclusion path from its leaf to that log's root; of most it is not stored
 * @param secret null of an open bid
 */
public record BidRow(
        LotId lot,
        long sequence,
        BidId id,
        ParticipantId participant,
        String client,
        String key,
        Money amount,
        boolean accepted,
        Rejection rejection,
        Money lowest,
        Instant endsAt,
        Instant at,
        byte[] leafHash,
        long size,
        List<byte[]> inclusion,
        Secret secret) {
    /**
     * Of a bid whose amount the log does not tell, or did not at first.
     *
     * @param salt opens the commitment in the log; null of a sealed one
     * @param sealedHash SHA-256 of the sealed offer; null of a hidden one
     * @param kept whether the amount is still kept from the public
     */
    public record Secret(byte[] salt, byte[] sealedHash, boolean kept) {}

    BidRow with(List<byte[]> path) {
        return new BidRow(
                lot,
                sequence,
                id,
                participant,
                client,
                key,
                amount,
                accepted,
                rejection,
                lowest,
                endsAt,
                at,
                leafHash,
                size,
                path,
                secret);
    }

    /** Null where the bid was not sealed. */
    public byte[] sealedHash() {
        return secret == null ? null : secret.sealedHash();
    }

    /** Whether its amount is kept from the public. */
    public boolean hidden() {
        return secret != null && secret.kept();
    }
}
