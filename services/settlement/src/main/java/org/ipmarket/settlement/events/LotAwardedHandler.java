package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.settlement.clearing.OpenTrade;

/** An award opens a trade. */
@ApplicationScoped
class LotAwardedHandler implements EventHandler<LotAwarded> {
    private final OpenTrade openTrade;

    LotAwardedHandler(OpenTrade openTrade) {
        this.openTrade = openTrade;
    }

    @Override
    public Class<LotAwarded> event() {
        return LotAwarded.class;
    }

    @Override
    public void handle(LotAwarded award, EventHeader header) {
        openTrade.open(award);
    }
}
