package org.ipmarket.bidding.events;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.bidding.lot.Admission;
import org.ipmarket.bidding.lot.BanDefaulter;
import org.ipmarket.bidding.lot.CancelLot;
import org.ipmarket.bidding.lot.CorrectLot;
import org.ipmarket.bidding.lot.ImpedeLot;
import org.ipmarket.bidding.lot.LeaveLot;
import org.ipmarket.bidding.lot.RunnersUp;
import org.ipmarket.bidding.lot.ScheduleLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.DepositReleaseRequested;
import org.ipmarket.messages.event.ExportCleared;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.event.OfferWithdrawalRequested;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeDefaulted;
import org.ipmarket.messages.event.TradeFunded;
import org.ipmarket.messages.event.TradeUnwound;

/** What bidding hears, and who acts on it. */
@Dependent
class Heard {
    /** An offer was announced: it becomes a lot, and what waited for it goes on. */
    @Produces
    @Singleton
    EventHandler<OfferAnnounced> announced(ScheduleLot scheduleLot, Parking parking) {
        return EventHandler.of(OfferAnnounced.class, told -> {
            scheduleLot.schedule(told);
            parking.arrived("lot:" + told.offer());
        });
    }

    /** The notice of an announced offer was corrected. */
    @Produces
    @Singleton
    EventHandler<OfferCorrected> corrected(CorrectLot correctLot) {
        return EventHandler.of(OfferCorrected.class, correctLot::correct);
    }

    /** Something has happened to a right in an announced offer. */
    @Produces
    @Singleton
    EventHandler<OfferImpeded> impeded(ImpedeLot impedeLot) {
        return EventHandler.of(OfferImpeded.class, impedeLot::impede);
    }

    /** Nothing impedes an announced offer any longer. */
    @Produces
    @Singleton
    EventHandler<OfferImpedimentLifted> impedimentLifted(ImpedeLot impedeLot) {
        return EventHandler.of(OfferImpedimentLifted.class, impedeLot::lift);
    }

    /** Listing asks to take an offer back: bidding decides. */
    @Produces
    @Singleton
    EventHandler<OfferWithdrawalRequested> withdrawalRequested(CancelLot cancelLot) {
        return EventHandler.of(OfferWithdrawalRequested.class, cancelLot::onRequest);
    }

    /** A buyer from outside the mainland may bid. */
    @Produces
    @Singleton
    EventHandler<ExportCleared> exportCleared(Admission admission) {
        return EventHandler.of(ExportCleared.class, admission::clear);
    }

    /** A deposit is held: who gave it may be admitted. */
    @Produces
    @Singleton
    EventHandler<DepositHeld> depositHeld(Admission admission, Parking parking) {
        return EventHandler.of(DepositHeld.class, told -> {
            admission.admit(told);
            parking.arrived("deposit:" + told.deposit());
        });
    }

    /** A bidder asks for its deposit back: bidding decides. */
    @Produces
    @Singleton
    EventHandler<DepositReleaseRequested> depositReleaseRequested(LeaveLot leaveLot) {
        return EventHandler.of(DepositReleaseRequested.class, leaveLot::leave);
    }

    /** A participant was qualified, suspended or declared related: its admissions are looked at again. */
    @Produces
    @Singleton
    EventHandler<ParticipantChanged> participantChanged(Admission admission, Parking parking) {
        return EventHandler.of(ParticipantChanged.class, told -> {
            admission.reconsider(told);
            parking.arrived("participant:" + told.participant());
        });
    }

    /** A winner has paid: nobody waits any longer. */
    @Produces
    @Singleton
    EventHandler<TradeFunded> funded(RunnersUp runnersUp) {
        return EventHandler.of(TradeFunded.class, runnersUp::onPaid);
    }

    /** A winner did not pay. */
    @Produces
    @Singleton
    EventHandler<TradeDefaulted> defaulted(BanDefaulter banDefaulter) {
        return EventHandler.of(TradeDefaulted.class, banDefaulter::ban);
    }

    /** A sale was undone by nobody's default: whoever waited as runner-up goes. */
    @Produces
    @Singleton
    EventHandler<TradeUnwound> unwound(RunnersUp runnersUp) {
        return EventHandler.of(TradeUnwound.class, runnersUp::onUnwound);
    }
}
