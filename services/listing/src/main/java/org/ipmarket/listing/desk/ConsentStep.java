package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.people.StepAct;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.id.OfferId;

/** Gives the consent, to an offer or a deal, that another user of the co-owner or pledgee has proposed to give. */
@ApplicationScoped
class ConsentStep implements StepAct {
    private final Offers offers;
    private final OfferConsents ofOffers;
    private final DealConsents ofDeals;

    ConsentStep(Offers offers, OfferConsents ofOffers, DealConsents ofDeals) {
        this.offers = offers;
        this.ofOffers = ofOffers;
        this.ofDeals = ofDeals;
    }

    @Override
    public StepKind kind() {
        return StepKind.CONSENT;
    }

    @Override
    public void carryOut(Caller confirming, StepRow step) {
        OfferId id = OfferId.fromString(step.subject);
        if (offers.find(step.mode, id).isPresent()) {
            ofOffers.confirm(confirming, id, step);
        } else {
            ofDeals.confirm(confirming, id, step);
        }
    }
}
