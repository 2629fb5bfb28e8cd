package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.BanDefaulter;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.TradeDefaulted;

/** A winner did not pay. */
@ApplicationScoped
class TradeDefaultedHandler implements EventHandler<TradeDefaulted> {
    private final BanDefaulter banDefaulter;

    TradeDefaultedHandler(BanDefaulter banDefaulter) {
        this.banDefaulter = banDefaulter;
    }

    @Override
    public Class<TradeDefaulted> event() {
        return TradeDefaulted.class;
    }

    @Override
    public void handle(TradeDefaulted event, EventHeader header) {
        banDefaulter.ban(event);
    }
}
