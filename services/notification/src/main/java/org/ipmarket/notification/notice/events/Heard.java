package org.ipmarket.notification.notice.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.notification.notice.desk.MakeNotices;

/** What notices hear: everything; {@code rule/NoticesOf} says what is made of it. */
@Dependent
class Heard {
    @Produces
    @Singleton
    EventHandler<MarketEvent> noticesOfEverything(MakeNotices notices) {
        return EventHandler.of(MarketEvent.class, notices::of);
    }
}
