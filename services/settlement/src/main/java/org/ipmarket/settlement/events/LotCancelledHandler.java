package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.settlement.clearing.BiddingsWord;
import org.ipmarket.settlement.store.LotTerms;

/** Every deposit on a lot that was taken back goes back. */
@ApplicationScoped
class LotCancelledHandler implements EventHandler<LotCancelled> {
    private final BiddingsWord biddingsWord;

    LotCancelledHandler(BiddingsWord biddingsWord) {
        this.biddingsWord = biddingsWord;
    }

    @Override
    public Class<LotCancelled> event() {
        return LotCancelled.class;
    }

    @Override
    public void handle(LotCancelled lot, EventHeader header) {
        biddingsWord.lotEnded(
                lot.lot(),
                LotTerms.State.CANCELLED,
                Set.of(),
                "The lot was cancelled: " + lot.reason(),
                lot.cancelledAt());
    }
}
