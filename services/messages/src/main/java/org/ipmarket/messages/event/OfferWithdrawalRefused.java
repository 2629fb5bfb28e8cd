package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * Bidding would not cancel the lot, for the reason given.
 */
@EventType(
        name = "offer.withdrawal.refused",
        aggregate = "lot",
        by = "bidding",
        visibility = EventType.Visibility.CENTRE)
public record OfferWithdrawalRefused(LotId lot, Mode mode, CentreCode centre, String reason, Instant refusedAt)
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
