package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.CancelLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.OfferWithdrawalRequested;

/** Listing asks to take an offer back: bidding decides. */
@ApplicationScoped
class OfferWithdrawalHandler implements EventHandler<OfferWithdrawalRequested> {
    private final CancelLot cancelLot;

    OfferWithdrawalHandler(CancelLot cancelLot) {
        this.cancelLot = cancelLot;
    }

    @Override
    public Class<OfferWithdrawalRequested> event() {
        return OfferWithdrawalRequested.class;
    }

    @Override
    public void handle(OfferWithdrawalRequested event, EventHeader header) {
        cancelLot.onRequest(event);
    }
}
