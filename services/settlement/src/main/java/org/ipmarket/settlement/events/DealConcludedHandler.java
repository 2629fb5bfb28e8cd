package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.settlement.clearing.OpenTrade;

/** A negotiated deal opens a trade as an award does. */
@ApplicationScoped
class DealConcludedHandler implements EventHandler<DealConcluded> {
    private final OpenTrade openTrade;

    DealConcludedHandler(OpenTrade openTrade) {
        this.openTrade = openTrade;
    }

    @Override
    public Class<DealConcluded> event() {
        return DealConcluded.class;
    }

    @Override
    public void handle(DealConcluded deal, EventHeader header) {
        openTrade.open(deal);
    }
}
