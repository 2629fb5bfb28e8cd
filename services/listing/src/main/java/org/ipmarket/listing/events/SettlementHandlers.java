package org.ipmarket.listing.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.listing.desk.DealNews;
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
        private final DealNews deals;

        OnTradeRecorded(TradeNews news, DealNews deals) {
            this.news = news;
            this.deals = deals;
        }

        @Override
        public Class<TradeRecorded> event() {
            return TradeRecorded.class;
        }

        @Override
        public void handle(TradeRecorded event, EventHeader header) {
            if (deals.isDeal(event.lot())) {
                deals.recorded(event);
            } else {
                news.recorded(event);
            }
        }
    }

    @ApplicationScoped
    static class OnTradeCompleted implements EventHandler<TradeCompleted> {
        private final TradeNews news;
        private final DealNews deals;

        OnTradeCompleted(TradeNews news, DealNews deals) {
            this.news = news;
            this.deals = deals;
        }

        @Override
        public Class<TradeCompleted> event() {
            return TradeCompleted.class;
        }

        @Override
        public void handle(TradeCompleted event, EventHeader header) {
            if (deals.isDeal(event.lot())) {
                deals.completed(event);
            } else {
                news.completed(event);
            }
        }
    }

    @ApplicationScoped
    static class OnTradeDefaulted implements EventHandler<TradeDefaulted> {
        private final TradeNews news;
        private final DealNews deals;

        OnTradeDefaulted(TradeNews news, DealNews deals) {
            this.news = news;
            this.deals = deals;
        }

        @Override
        public Class<TradeDefaulted> event() {
            return TradeDefaulted.class;
        }

        @Override
        public void handle(TradeDefaulted event, EventHeader header) {
            if (deals.isDeal(event.lot())) {
                deals.defaulted(event);
            } else {
                news.defaulted(event);
            }
        }
    }
}
