package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.clearing.Prerequisite;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;

/** Keeps the announced terms: from now on deposits can be given for the lot. */
@ApplicationScoped
class OfferAnnouncedHandler implements EventHandler<OfferAnnounced> {
    private final LotTermsRepository lots;
    private final Parking parking;

    OfferAnnouncedHandler(LotTermsRepository lots, Parking parking) {
        this.lots = lots;
        this.parking = parking;
    }

    @Override
    public Class<OfferAnnounced> event() {
        return OfferAnnounced.class;
    }

    @Override
    public void handle(OfferAnnounced offer, EventHeader header) {
        // announced once; told again under another id, it stays what it was
        if (lots.findByIdOptional(offer.offer().value()).isEmpty()) {
            lots.persist(LotTerms.of(offer));
        }
        parking.arrived(Prerequisite.lot(LotId.of(offer.offer())));
    }
}
