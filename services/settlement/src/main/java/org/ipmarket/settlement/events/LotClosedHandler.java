package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.settlement.clearing.BiddingsWord;
import org.ipmarket.settlement.store.LotTerms;

/** The deposits of those who did not win go back at once. */
@ApplicationScoped
class LotClosedHandler implements EventHandler<LotClosed> {
    private final BiddingsWord biddingsWord;

    LotClosedHandler(BiddingsWord biddingsWord) {
        this.biddingsWord = biddingsWord;
    }

    @Override
    public Class<LotClosed> event() {
        return LotClosed.class;
    }

    @Override
    public void handle(LotClosed lot, EventHeader header) {
        biddingsWord.lotEnded(
                lot.lot(),
                LotTerms.State.CLOSED,
                lot.retainedDeposits(),
                "The lot closed " + lot.result() + ".",
                lot.closedAt());
    }
}
