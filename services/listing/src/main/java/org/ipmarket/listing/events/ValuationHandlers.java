package org.ipmarket.listing.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.listing.register.ValueShown;
import org.ipmarket.messages.event.ValuationCompleted;

/** What listing hears from valuation. */
final class ValuationHandlers {
    private ValuationHandlers() {}

    @ApplicationScoped
    static class OnValuationCompleted implements EventHandler<ValuationCompleted> {
        private final ValueShown values;

        OnValuationCompleted(ValueShown values) {
            this.values = values;
        }

        @Override
        public Class<ValuationCompleted> event() {
            return ValuationCompleted.class;
        }

        @Override
        public void handle(ValuationCompleted event, EventHeader header) {
            values.keep(event);
        }
    }
}
