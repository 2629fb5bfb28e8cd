package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.listing.offer.Relisting;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Whether an offer may stand as the relisting of another. */
@ApplicationScoped
class RelistingCheck {
    private final Offers offers;
    private final RuleBooks rules;

    RelistingCheck(Offers offers, RuleBooks rules) {
        this.offers = offers;
        this.rules = rules;
    }

    /** Why not; empty where it may, or relists nothing. */
    Optional<String> refuse(Mode mode, ParticipantId seller, OfferTerms terms, OfferId self, Instant now) {
        if (terms.relists() == null) {
            return Optional.empty();
        }
        Optional<OfferRow> earlier = offers.find(mode, terms.relists()).filter(row -> row.announcedAt != null);
        if (earlier.isEmpty()) {
            return Optional.of("there is no announced listing " + terms.relists());
        }
        if (offers.isRelisted(terms.relists(), self)) {
            return Optional.of("listing " + terms.relists() + " has been relisted already");
        }
        OfferRow row = earlier.get();
        CentreRules centre = rules.of(mode, terms.centre());
        Relisting.Limits limits = new Relisting.Limits(
                centre.relistingWithin().value(),
                centre.relistingCutBasisPoints().value());
        return Relisting.refuse(
                new Relisting.Earlier(row.sellerId(), row.state, row.terms(), row.endedAt), seller, terms, now, limits);
    }
}
