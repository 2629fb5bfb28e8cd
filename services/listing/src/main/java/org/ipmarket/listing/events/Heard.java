package org.ipmarket.listing.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.listing.desk.DealNews;
import org.ipmarket.listing.desk.LotNews;
import org.ipmarket.listing.desk.TradeNews;
import org.ipmarket.listing.register.ValueShown;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.LotOpened;
import org.ipmarket.messages.event.LotResumed;
import org.ipmarket.messages.event.LotSuspended;
import org.ipmarket.messages.event.LotUnawarded;
import org.ipmarket.messages.event.OfferWithdrawalRefused;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.messages.event.ValuationCompleted;

/** What listing hears, and who acts on it. */
@Dependent
class Heard {
    /** Shown beside the asset while it is of its present version. */
    @Produces
    @Singleton
    EventHandler<ValuationCompleted> valued(ValueShown values) {
        return EventHandler.of(ValuationCompleted.class, values::keep);
    }

    /** The lot takes bids. */
    @Produces
    @Singleton
    EventHandler<LotOpened> opened(LotNews news) {
        return EventHandler.of(LotOpened.class, news::opened);
    }

    /** The lot takes none for now. */
    @Produces
    @Singleton
    EventHandler<LotSuspended> suspended(LotNews news) {
        return EventHandler.of(LotSuspended.class, news::suspended);
    }

    /** The lot goes on. */
    @Produces
    @Singleton
    EventHandler<LotResumed> resumed(LotNews news) {
        return EventHandler.of(LotResumed.class, news::resumed);
    }

    /** The lot has its result. */
    @Produces
    @Singleton
    EventHandler<LotClosed> closed(LotNews news) {
        return EventHandler.of(LotClosed.class, news::closed);
    }

    /** The lot was taken back, or ended. */
    @Produces
    @Singleton
    EventHandler<LotCancelled> cancelled(LotNews news) {
        return EventHandler.of(LotCancelled.class, news::cancelled);
    }

    /** Somebody has won. */
    @Produces
    @Singleton
    EventHandler<LotAwarded> awarded(LotNews news) {
        return EventHandler.of(LotAwarded.class, news::awarded);
    }

    /** Nobody takes the place of a winner in default. */
    @Produces
    @Singleton
    EventHandler<LotUnawarded> unawarded(LotNews news) {
        return EventHandler.of(LotUnawarded.class, news::unawarded);
    }

    /** The lot could not be taken back: the offer stands. */
    @Produces
    @Singleton
    EventHandler<OfferWithdrawalRefused> withdrawalRefused(LotNews news) {
        return EventHandler.of(OfferWithdrawalRefused.class, news::withdrawalRefused);
    }

    /** The register follows the trade of an offer, or of a deal. */
    @Produces
    @Singleton
    EventHandler<TradeRecorded> recorded(TradeNews news, DealNews deals) {
        return EventHandler.of(TradeRecorded.class, told -> {
            if (deals.isDeal(told.lot())) {
                deals.recorded(told);
            } else {
                news.recorded(told);
            }
        });
    }

    /** The trade is done; its rights are free again. */
    @Produces
    @Singleton
    EventHandler<TradeCompleted> completed(TradeNews news, DealNews deals) {
        return EventHandler.of(TradeCompleted.class, told -> {
            if (deals.isDeal(told.lot())) {
                deals.completed(told);
            } else {
                news.completed(told);
            }
        });
    }

    /** The buyer did not pay. */
    @Produces
    @Singleton
    EventHandler<TradeDefaulted> defaulted(TradeNews news, DealNews deals) {
        return EventHandler.of(TradeDefaulted.class, told -> {
            if (deals.isDeal(told.lot())) {
                deals.defaulted(told);
            } else {
                news.defaulted(told);
            }
        });
    }

    /** The sale was undone. */
    @Produces
    @Singleton
    EventHandler<TradeUnwound> unwound(TradeNews news, DealNews deals) {
        return EventHandler.of(TradeUnwound.class, told -> {
            if (deals.isDeal(told.lot())) {
                deals.unwound(told);
            } else {
                news.unwound(told);
            }
        });
    }
}
