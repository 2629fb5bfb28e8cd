package org.ipmarket.listing.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.listing.desk.LotNews;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.OfferWithdrawalRefused;

/** What listing hears from bidding. */
final class BiddingHandlers {
    private BiddingHandlers() {}

    @ApplicationScoped
    static class OnLotOpened implements EventHandler<LotOpened> {
        private final LotNews news;

        OnLotOpened(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotOpened> event() {
            return LotOpened.class;
        }

        @Override
        public void handle(LotOpened event, EventHeader header) {
            news.opened(event);
        }
    }

    @ApplicationScoped
    static class OnLotClosed implements EventHandler<LotClosed> {
        private final LotNews news;

        OnLotClosed(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotClosed> event() {
            return LotClosed.class;
        }

        @Override
        public void handle(LotClosed event, EventHeader header) {
            news.closed(event);
        }
    }

    @ApplicationScoped
    static class OnLotCancelled implements EventHandler<LotCancelled> {
        private final LotNews news;

        OnLotCancelled(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotCancelled> event() {
            return LotCancelled.class;
        }

        @Override
        public void handle(LotCancelled event, EventHeader header) {
            news.cancelled(event);
        }
    }

    @ApplicationScoped
    static class OnLotAwarded implements EventHandler<LotAwarded> {
        private final LotNews news;

        OnLotAwarded(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotAwarded> event() {
            return LotAwarded.class;
        }

        @Override
        public void handle(LotAwarded event, EventHeader header) {
            news.awarded(event);
        }
    }

    @ApplicationScoped
    static class OnLotSuspended implements EventHandler<LotSuspended> {
        private final LotNews news;

        OnLotSuspended(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotSuspended> event() {
            return LotSuspended.class;
        }

        @Override
        public void handle(LotSuspended event, EventHeader header) {
            news.suspended(event);
        }
    }

    @ApplicationScoped
    static class OnLotResumed implements EventHandler<LotResumed> {
        private final LotNews news;

        OnLotResumed(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<LotResumed> event() {
            return LotResumed.class;
        }

        @Override
        public void handle(LotResumed event, EventHeader header) {
            news.resumed(event);
        }
    }

    @ApplicationScoped
    static class OnWithdrawalRefused implements EventHandler<OfferWithdrawalRefused> {
        private final LotNews news;

        OnWithdrawalRefused(LotNews news) {
            this.news = news;
        }

        @Override
        public Class<OfferWithdrawalRefused> event() {
            return OfferWithdrawalRefused.class;
        }

        @Override
        public void handle(OfferWithdrawalRefused event, EventHeader header) {
            news.withdrawalRefused(event);
        }
    }
}
