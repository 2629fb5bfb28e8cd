package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.Admission;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.DepositHeld;

/** A deposit is held: who gave it may be admitted. */
@ApplicationScoped
class DepositHeldHandler implements EventHandler<DepositHeld> {
    private final Admission admission;
    private final Parking parking;

    DepositHeldHandler(Admission admission, Parking parking) {
        this.admission = admission;
        this.parking = parking;
    }

    @Override
    public Class<DepositHeld> event() {
        return DepositHeld.class;
    }

    @Override
    public void handle(DepositHeld event, EventHeader header) {
        admission.admit(event);
        parking.arrived("deposit:" + event.deposit());
    }
}
