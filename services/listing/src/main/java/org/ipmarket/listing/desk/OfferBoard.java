package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.id.OfferId;

/** What callers may read of offers. */
@ApplicationScoped
public class OfferBoard {
    private final Offers offers;

    OfferBoard(Offers offers) {
        this.offers = offers;
    }

    @Transactional
    public OfferRow get(Caller caller, OfferId id) {
        OfferRow row = offers.find(caller.mode(), id)
                .filter(found -> OfferDesk.sees(caller, found))
                .orElseThrow(() -> Problems.notFound("listing", id));
        return row.whole();
    }

    /** Whether the caller may read what the reviewers said. */
    public static boolean showsReviews(Caller caller, OfferRow row) {
        return OfferDesk.isInside(caller, row);
    }
}
