package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.Admission;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.ParticipantChanged;

/** A participant was qualified, suspended or declared related: its admissions are looked at again. */
@ApplicationScoped
class ParticipantChangedHandler implements EventHandler<ParticipantChanged> {
    private final Admission admission;
    private final Parking parking;

    ParticipantChangedHandler(Admission admission, Parking parking) {
        this.admission = admission;
        this.parking = parking;
    }

    @Override
    public Class<ParticipantChanged> event() {
        return ParticipantChanged.class;
    }

    @Override
    public void handle(ParticipantChanged event, EventHeader header) {
        admission.reconsider(event);
        parking.arrived("participant:" + event.participant());
    }
}
