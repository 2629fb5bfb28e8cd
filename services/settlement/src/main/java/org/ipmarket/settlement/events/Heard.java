package org.ipmarket.settlement.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.CalendarChanged;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.clearing.BiddingsWord;
import org.ipmarket.settlement.clearing.FreezeTrade;
import org.ipmarket.settlement.clearing.OpenTrade;
import org.ipmarket.settlement.clearing.Prerequisite;
import org.ipmarket.settlement.clearing.TradeClocks;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;

/** What settlement hears, and who acts on it. */
@Dependent
class Heard {
    /** Keeps the announced terms: from now on deposits can be given for the lot. */
    @Produces
    @Singleton
    EventHandler<OfferAnnounced> announced(LotTermsRepository lots, Parking parking) {
        return EventHandler.of(OfferAnnounced.class, told -> {
            // announced once; told again under another id, it stays what it was
            if (lots.findByIdOptional(told.offer().value()).isEmpty()) {
                lots.persist(LotTerms.of(told));
            }
            parking.arrived(Prerequisite.lot(LotId.of(told.offer())));
        });
    }

    /** Keeps the terms as they were corrected: a trade is opened by them. Deposits stand, as the bid security is never corrected. */
    @Produces
    @Singleton
    EventHandler<OfferCorrected> corrected(LotTermsRepository lots) {
        return EventHandler.of(OfferCorrected.class, told -> {
            LotId lot = LotId.of(told.offer());
            lots.lock(lot)
                    .orElseThrow(() -> new PrerequisiteMissing(Prerequisite.lot(lot)))
                    .correct(told.terms());
        });
    }

    /** The asset's state is kept by the chassis; who waited for it goes on, and its trades stand still or go on as it shows. */
    @Produces
    @Singleton
    EventHandler<AssetChanged> assetChanged(Parking parking, FreezeTrade freezeTrade) {
        return EventHandler.of(AssetChanged.class, told -> {
            parking.arrived(Prerequisite.asset(told.asset()));
            freezeTrade.assetChanged(told);
        });
    }

    /** The holidays of a year were announced: periods that were provisional are counted anew. */
    @Produces
    @Singleton
    EventHandler<CalendarChanged> calendarChanged(TradeClocks clocks) {
        return EventHandler.of(CalendarChanged.class, told -> clocks.recount(told.mode()));
    }

    /** A buyer from outside the mainland may have the right. */
    @Produces
    @Singleton
    EventHandler<ExportCleared> exportCleared(FreezeTrade freezeTrade) {
        return EventHandler.of(ExportCleared.class, freezeTrade::exportCleared);
    }

    /** A bidder left the lot: its deposit goes back. */
    @Produces
    @Singleton
    EventHandler<BidderLeft> bidderLeft(BiddingsWord word) {
        return EventHandler.of(BidderLeft.class, told -> word.bidderLeft(told.deposit()));
    }

    /** A bidder may not leave: its deposit stays. */
    @Produces
    @Singleton
    EventHandler<BidderLeaveRefused> leaveRefused(BiddingsWord word) {
        return EventHandler.of(BidderLeaveRefused.class, told -> word.leaveRefused(told.deposit(), told.reason()));
    }

    /** The deposits of those who did not win go back at once. */
    @Produces
    @Singleton
    EventHandler<LotClosed> closed(BiddingsWord word) {
        return EventHandler.of(
                LotClosed.class,
                told -> word.lotEnded(
                        told.lot(),
                        LotTerms.State.CLOSED,
                        told.retainedDeposits(),
                        "The lot closed " + told.result() + ".",
                        told.closedAt()));
    }

    /** Every deposit on a lot that was taken back goes back. */
    @Produces
    @Singleton
    EventHandler<LotCancelled> cancelled(BiddingsWord word) {
        return EventHandler.of(
                LotCancelled.class,
                told -> word.lotEnded(
                        told.lot(),
                        LotTerms.State.CANCELLED,
                        Set.of(),
                        "The lot was cancelled: " + told.reason(),
                        told.cancelledAt()));
    }

    /** An award opens a trade. */
    @Produces
    @Singleton
    EventHandler<LotAwarded> awarded(OpenTrade openTrade) {
        return EventHandler.of(LotAwarded.class, told -> openTrade.open(told));
    }

    /** A negotiated deal opens a trade as an award does. */
    @Produces
    @Singleton
    EventHandler<DealConcluded> dealConcluded(OpenTrade openTrade) {
        return EventHandler.of(DealConcluded.class, told -> openTrade.open(told));
    }
}
