package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.BidderLeaveRefused;
import org.ipmarket.settlement.clearing.BiddingsWord;

/** A bidder may not leave: its deposit stays. */
@ApplicationScoped
class BidderLeaveRefusedHandler implements EventHandler<BidderLeaveRefused> {
    private final BiddingsWord biddingsWord;

    BidderLeaveRefusedHandler(BiddingsWord biddingsWord) {
        this.biddingsWord = biddingsWord;
    }

    @Override
    public Class<BidderLeaveRefused> event() {
        return BidderLeaveRefused.class;
    }

    @Override
    public void handle(BidderLeaveRefused bidder, EventHeader header) {
        biddingsWord.leaveRefused(bidder.deposit(), bidder.reason());
    }
}
