package org.ipmarket.chaos.load;

import org.ipmarket.auction.proof.Receipt;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bid that was judged, as its bidder was told.
 *
 * @param minor what it offered, in minor units
 * @param accepted whether the answer was 201
 * @param sentNanos when it was sent first, by one clock of the run
 * @param answeredNanos when the answer came that told what became of it
 */
public record Answered(
        String key,
        ParticipantId bidder,
        LotId lot,
        long minor,
        boolean accepted,
        long sequence,
        Receipt receipt,
        long sentNanos,
        long answeredNanos) {}
