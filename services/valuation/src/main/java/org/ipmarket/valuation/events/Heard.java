package org.ipmarket.valuation.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.valuation.comparable.KeepComparables;
import org.ipmarket.valuation.desk.ValueAsset;
import org.ipmarket.valuation.expert.desk.KeepParties;

/** What valuation hears, and who acts on it. */
@Dependent
class Heard {
    /** Values an asset that the register has changed. */
    @Produces
    @Singleton
    EventHandler<AssetChanged> assetChanged(ValueAsset valueAsset) {
        return EventHandler.of(AssetChanged.class, (told, header) -> valueAsset.value(told, header.time()));
    }

    /** Keeps what was offered. */
    @Produces
    @Singleton
    EventHandler<OfferAnnounced> announced(KeepComparables comparables, KeepParties parties) {
        return EventHandler.of(OfferAnnounced.class, offer -> {
            comparables.offered(offer);
            parties.offered(offer);
        });
    }

    /** Keeps who bids. */
    @Produces
    @Singleton
    EventHandler<DepositHeld> secured(KeepParties parties) {
        return EventHandler.of(DepositHeld.class, parties::secured);
    }

    /** Keeps who has a licence. */
    @Produces
    @Singleton
    EventHandler<GrantRecorded> granted(KeepParties parties) {
        return EventHandler.of(GrantRecorded.class, parties::granted);
    }

    /** Keeps how a lot ended. */
    @Produces
    @Singleton
    EventHandler<LotClosed> closed(KeepComparables comparables) {
        return EventHandler.of(LotClosed.class, comparables::closed);
    }

    /** Keeps a completed deal. */
    @Produces
    @Singleton
    EventHandler<TradeCompleted> completed(KeepComparables comparables) {
        return EventHandler.of(TradeCompleted.class, comparables::completed);
    }

    /** Keeps that a title has passed. */
    @Produces
    @Singleton
    EventHandler<TitleChanged> titleChanged(KeepComparables comparables, KeepParties parties) {
        return EventHandler.of(TitleChanged.class, title -> {
            comparables.titleChanged(title);
            parties.titleChanged(title);
        });
    }
}
