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
 * @param rejection null where it was accepted
 * @param lowest what would have done, of a rejected one
 * @param endsAt the lot's end after it
 * @param size leaves of the log after the commit that wrote it
 * @param inclusion path from its leaf to that log's root
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
        List<byte[]> inclusion) {}
