package org.ipmarket.notification.feed.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.notification.feed.desk.RecordEvents;

/** What the feed hears: everything. */
@Dependent
class Heard {
    @Produces
    @Singleton
    EventHandler<MarketEvent> everything(RecordEvents feed) {
        return EventHandler.of(MarketEvent.class, feed::record);
    }
}
