package org.ipmarket.valuation.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.valuation.comparable.KeepComparables;

/** Keeps a completed deal. */
@ApplicationScoped
class TradeCompletedHandler implements EventHandler<TradeCompleted> {
    private final KeepComparables comparables;

    TradeCompletedHandler(KeepComparables comparables) {
        this.comparables = comparables;
    }

    @Override
    public Class<TradeCompleted> event() {
        return TradeCompleted.class;
    }

    @Override
    public void handle(TradeCompleted event, EventHeader header) {
        comparables.completed(event);
    }
}
