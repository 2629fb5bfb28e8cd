package org.ipmarket.valuation.comparable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.valuation.store.MarketRecordStore;

/**
 * Keeps what the market shows: what was offered at which price, what was sold and what was not, which deals were completed. The
 * market model learns from it ({@link ObserveLots}).
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class KeepComparables {
    private final MarketRecordStore store;

    KeepComparables(MarketRecordStore store) {
        this.store = store;
    }

    public void offered(OfferAnnounced offer) {
        store.add(offer);
    }

    public void closed(LotClosed lot) {
        store.add(lot);
    }

    public void completed(TradeCompleted trade) {
        store.add(trade);
    }

    public void titleChanged(TitleChanged title) {
        store.add(title);
    }
}
