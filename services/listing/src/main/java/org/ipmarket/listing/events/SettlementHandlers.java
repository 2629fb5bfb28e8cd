package org.ipmarket.listing.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.listing.desk.TradeNews;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;

/** What listing hears from settlement. */
final class SettlementHandlers {
    private SettlementHandlers() {}

    @ApplicationScoped
    static class OnTradeRecorded implements EventHandler<TradeRecorded> {
        private final TradeNews news;

        OnTradeRecorded(TradeNews news) {
            this.news = news;
        }

        @Override
        public Class<TradeRecorded> event() {
            return TradeRecorded.class;
        }

        @Override
        public void handle(TradeRecorded event, EventHeader header) {
            news.recorded(event);
        }
    }

    @ApplicationScoped
    static class OnTradeCompleted implements EventHandler<TradeCompleted> {
        private final TradeNews news;

        OnTradeCompleted(TradeNews news) {
            this.news = news;
        }

        @Override
        public Class<TradeCompleted> event() {
            return TradeCompleted.class;
        }

        @Override
        public void handle(TradeCompleted event, EventHeader header) {
            news.completed(event);
        }
    }

    @ApplicationScoped
    static class OnTradeDefaulted implements EventHandler<TradeDefaulted> {
        private final TradeNews news;

        OnTradeDefaulted(TradeNews news) {
            this.news = news;
        }

        @Override
        public Class<TradeDefaulted> event() {
            return TradeDefaulted.class;
        }

        @Override
        public void handle(TradeDefaulted event, EventHeader header) {
            news.defaulted(event);
        }
    }
}
