package org.ipmarket.valuation.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.valuation.desk.ValueAsset;

/** Values an asset that the register has changed. */
@ApplicationScoped
class AssetChangedHandler implements EventHandler<AssetChanged> {
    private final ValueAsset valueAsset;

    AssetChangedHandler(ValueAsset valueAsset) {
        this.valueAsset = valueAsset;
    }

    @Override
    public Class<AssetChanged> event() {
        return AssetChanged.class;
    }

    @Override
    public void handle(AssetChanged event, EventHeader header) {
        valueAsset.value(event, header.time());
    }
}
