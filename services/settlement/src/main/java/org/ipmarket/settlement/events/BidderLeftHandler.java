package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.settlement.clearing.BiddingsWord;

/** A bidder left the lot: its deposit goes back. */
@ApplicationScoped
class BidderLeftHandler implements EventHandler<BidderLeft> {
    private final BiddingsWord biddingsWord;

    BidderLeftHandler(BiddingsWord biddingsWord) {
        this.biddingsWord = biddingsWord;
    }

    @Override
    public Class<BidderLeft> event() {
        return BidderLeft.class;
    }

    @Override
    public void handle(BidderLeft bidder, EventHeader header) {
        biddingsWord.bidderLeft(bidder.deposit());
    }
}
