package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * The notice of an announced offer was corrected before its lot opened; the period of the announcement starts again.
 *
 * @param noticeNumber of the correction
 * @param terms the whole terms as they now stand, with the new days; assets, right, method, start price and deposit are as they were
 */
@EventType(name = "offer.corrected", aggregate = "offer", by = "listing", visibility = EventType.Visibility.PUBLIC)
public record OfferCorrected(
        OfferId offer,
        Mode mode,
        CentreCode centre,
        String noticeNumber,
        String reason,
        OfferAnnounced terms,
        Instant correctedAt)
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
