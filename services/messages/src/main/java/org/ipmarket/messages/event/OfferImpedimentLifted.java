package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** Nothing impedes an announced offer any longer: a lot that was suspended goes on. */
@EventType(
        name = "offer.impediment.lifted",
        aggregate = "offer",
        by = "listing",
        visibility = EventType.Visibility.PUBLIC)
public record OfferImpedimentLifted(OfferId offer, Mode mode, CentreCode centre, Instant liftedAt)
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
