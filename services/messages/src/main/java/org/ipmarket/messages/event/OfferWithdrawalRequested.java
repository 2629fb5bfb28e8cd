package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * The seller or its centre asks to take an announced offer back; bidding answers with {@link LotCancelled} or {@link OfferWithdrawalRefused}.
 */
@EventType(
        name = "offer.withdrawal.requested",
        aggregate = "offer",
        by = "listing",
        visibility = EventType.Visibility.INTERNAL)
public record OfferWithdrawalRequested(OfferId offer, Mode mode, CentreCode centre, String reason, Instant requestedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return offer.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
