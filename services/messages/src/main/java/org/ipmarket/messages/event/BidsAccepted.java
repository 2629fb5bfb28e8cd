package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * Bids were accepted: the first at once, those that follow within a short while together. Their range of sequence numbers in the lot's log (rejected ones may lie between), how many, and the price after the last, where the format shows one.
 */
@EventType(name = "bids.accepted", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record BidsAccepted(
        LotId lot,
        Mode mode,
        CentreCode centre,
        long firstSequence,
        long lastSequence,
        int accepted,
        @Nullable Money price,
        Instant endsAt,
        Instant acceptedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return lot.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
