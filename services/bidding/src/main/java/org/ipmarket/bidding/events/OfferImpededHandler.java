package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.ImpedeLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.OfferImpeded;

/** Something has happened to a right in an announced offer. */
@ApplicationScoped
class OfferImpededHandler implements EventHandler<OfferImpeded> {
    private final ImpedeLot impedeLot;

    OfferImpededHandler(ImpedeLot impedeLot) {
        this.impedeLot = impedeLot;
    }

    @Override
    public Class<OfferImpeded> event() {
        return OfferImpeded.class;
    }

    @Override
    public void handle(OfferImpeded event, EventHeader header) {
        impedeLot.impede(event);
    }
}
