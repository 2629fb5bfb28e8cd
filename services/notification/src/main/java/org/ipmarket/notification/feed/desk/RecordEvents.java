package org.ipmarket.notification.feed.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.notification.feed.rule.Named;
import org.ipmarket.notification.feed.rule.Telling;
import org.ipmarket.notification.feed.store.FeedTable;

/** Gives every event that anybody may read its place in the feed, in the transaction that takes it from the inbox. */
@ApplicationScoped
public class RecordEvents {
    private final FeedTable feed;
    private final Event<Recorded> recorded;

    RecordEvents(FeedTable feed, Event<Recorded> recorded) {
        this.feed = feed;
        this.recorded = recorded;
    }

    public void record(MarketEvent event, EventHeader header) {
        Named named = Named.in(event);
        if (Named.saysWhatTheLotSells(event)) {
            feed.keepLot(named.lot(), named.assets());
        }
        Telling.of(event).ifPresent(telling -> {
            String aggregate = EventCatalogue.describe(event.getClass()).aggregate();
            recorded.fire(new Recorded(feed.record(header, aggregate, telling, named)));
        });
    }
}
