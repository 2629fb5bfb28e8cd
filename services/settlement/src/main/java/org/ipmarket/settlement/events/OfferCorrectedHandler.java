package org.ipmarket.settlement.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.inbox.EventHandler;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.inbox.PrerequisiteMissing;
import org.ipmarket.messages.event.OfferCorrected;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.clearing.Prerequisite;
import org.ipmarket.settlement.store.LotTerms;
import org.ipmarket.settlement.store.LotTermsRepository;

/** Keeps the terms as they were corrected: a trade is opened by them. Deposits stand, as the bid security is never corrected. */
@ApplicationScoped
class OfferCorrectedHandler implements EventHandler<OfferCorrected> {
    private final LotTermsRepository lots;

    OfferCorrectedHandler(LotTermsRepository lots) {
        this.lots = lots;
    }

    @Override
    public Class<OfferCorrected> event() {
        return OfferCorrected.class;
    }

    @Override
    public void handle(OfferCorrected told, EventHeader header) {
        LotId lot = LotId.of(told.offer());
        LotTerms terms = lots.lock(lot).orElseThrow(() -> new PrerequisiteMissing(Prerequisite.lot(lot)));
        terms.correct(told.terms());
    }
}
