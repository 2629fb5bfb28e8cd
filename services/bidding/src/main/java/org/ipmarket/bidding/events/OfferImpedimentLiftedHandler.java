package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.ImpedeLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.OfferImpedimentLifted;

/** Nothing impedes an announced offer any longer. */
@ApplicationScoped
class OfferImpedimentLiftedHandler implements EventHandler<OfferImpedimentLifted> {
    private final ImpedeLot impedeLot;

    OfferImpedimentLiftedHandler(ImpedeLot impedeLot) {
        this.impedeLot = impedeLot;
    }

    @Override
    public Class<OfferImpedimentLifted> event() {
        return OfferImpedimentLifted.class;
    }

    @Override
    public void handle(OfferImpedimentLifted event, EventHeader header) {
        impedeLot.lift(event);
    }
}
