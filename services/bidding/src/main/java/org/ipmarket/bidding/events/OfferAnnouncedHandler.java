package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.ScheduleLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.OfferAnnounced;

/** An offer was announced: it becomes a lot, and what waited for it goes on. */
@ApplicationScoped
class OfferAnnouncedHandler implements EventHandler<OfferAnnounced> {
    private final ScheduleLot scheduleLot;
    private final Parking parking;

    OfferAnnouncedHandler(ScheduleLot scheduleLot, Parking parking) {
        this.scheduleLot = scheduleLot;
        this.parking = parking;
    }

    @Override
    public Class<OfferAnnounced> event() {
        return OfferAnnounced.class;
    }

    @Override
    public void handle(OfferAnnounced event, EventHeader header) {
        scheduleLot.schedule(event);
        parking.arrived("lot:" + event.offer());
    }
}
