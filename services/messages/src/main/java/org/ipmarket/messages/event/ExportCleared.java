package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The exporter has shown, by evidence that two people have checked, that this buyer from outside the mainland may bid for the offer.
 */
@EventType(name = "export.cleared", aggregate = "offer", by = "listing", visibility = EventType.Visibility.PARTY)
public record ExportCleared(
        OfferId offer,
        Mode mode,
        CentreCode centre,
        ParticipantId seller,
        ParticipantId buyer,
        String decision,
        Instant clearedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return offer.toString();
    }

    @Override
    public Set<ParticipantId> parties() {
        return Set.of(seller, buyer);
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
