package org.ipmarket.valuation.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.valuation.comparable.KeepComparables;

/** Keeps how a lot ended. */
@ApplicationScoped
class LotClosedHandler implements EventHandler<LotClosed> {
    private final KeepComparables comparables;

    LotClosedHandler(KeepComparables comparables) {
        this.comparables = comparables;
    }

    @Override
    public Class<LotClosed> event() {
        return LotClosed.class;
    }

    @Override
    public void handle(LotClosed event, EventHeader header) {
        comparables.closed(event);
    }
}
