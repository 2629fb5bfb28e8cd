package org.ipmarket.bidding.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.bidding.lot.LeaveLot;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.DepositReleaseRequested;

/** A bidder asks for its deposit back: bidding decides. */
@ApplicationScoped
class DepositReleaseHandler implements EventHandler<DepositReleaseRequested> {
    private final LeaveLot leaveLot;

    DepositReleaseHandler(LeaveLot leaveLot) {
        this.leaveLot = leaveLot;
    }

    @Override
    public Class<DepositReleaseRequested> event() {
        return DepositReleaseRequested.class;
    }

    @Override
    public void handle(DepositReleaseRequested event, EventHeader header) {
        leaveLot.leave(event);
    }
}
