package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.CorrectLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.OfferCorrected;

/** The notice of an announced offer was corrected. */
@ApplicationScoped
class OfferCorrectedHandler implements EventHandler<OfferCorrected> {
    private final CorrectLot correctLot;

    OfferCorrectedHandler(CorrectLot correctLot) {
        this.correctLot = correctLot;
    }

    @Override
    public Class<OfferCorrected> event() {
        return OfferCorrected.class;
    }

    @Override
    public void handle(OfferCorrected event, EventHeader header) {
        correctLot.correct(event);
    }
}
