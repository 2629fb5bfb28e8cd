package org.ipmarket.valuation.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.valuation.comparable.KeepComparables;

/** Keeps what was offered. */
@ApplicationScoped
class OfferAnnouncedHandler implements EventHandler<OfferAnnounced> {
    private final KeepComparables comparables;

    OfferAnnouncedHandler(KeepComparables comparables) {
        this.comparables = comparables;
    }

    @Override
    public Class<OfferAnnounced> event() {
        return OfferAnnounced.class;
    }

    @Override
    public void handle(OfferAnnounced event, EventHeader header) {
        comparables.offered(event);
    }
}
