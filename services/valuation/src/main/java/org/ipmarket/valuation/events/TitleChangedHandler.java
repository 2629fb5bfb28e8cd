package org.ipmarket.valuation.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.valuation.comparable.KeepComparables;

/** Keeps that a title has passed. */
@ApplicationScoped
class TitleChangedHandler implements EventHandler<TitleChanged> {
    private final KeepComparables comparables;

    TitleChangedHandler(KeepComparables comparables) {
        this.comparables = comparables;
    }

    @Override
    public Class<TitleChanged> event() {
        return TitleChanged.class;
    }

    @Override
    public void handle(TitleChanged event, EventHeader header) {
        comparables.titleChanged(event);
    }
}
