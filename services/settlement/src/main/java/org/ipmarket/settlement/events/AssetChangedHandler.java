package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.Parking;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.settlement.clearing.Prerequisite;

/** The asset's state is kept by the chassis; who waited for it goes on. */
@ApplicationScoped
class AssetChangedHandler implements EventHandler<AssetChanged> {
    private final Parking parking;

    AssetChangedHandler(Parking parking) {
        this.parking = parking;
    }

    @Override
    public Class<AssetChanged> event() {
        return AssetChanged.class;
    }

    @Override
    public void handle(AssetChanged asset, EventHeader header) {
        parking.arrived(Prerequisite.asset(asset.asset()));
    }
}
