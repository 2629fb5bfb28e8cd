package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.SearchText;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** What callers may read of offers. */
@ApplicationScoped
public class OfferBoard {
    private final Offers offers;

    OfferBoard(Offers offers) {
        this.offers = offers;
    }

    /** What is looked for; null where it does not matter. */
    public record Filter(String q, CentreCode centre, OfferState state, AssetKind kind, Right right) {}

    @Transactional
    public OfferRow get(Caller caller, OfferId id) {
        OfferRow row = offers.find(caller.mode(), id)
                .filter(found -> OfferDesk.sees(caller, found))
                .orElseThrow(() -> Problems.notFound("listing", id));
        return row.whole();
    }

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @Transactional
    public List<OfferRow> search(Caller caller, Filter filter, UUID before, int limit) {
        Offers.Search search = new Offers.Search(
                SearchText.patterns(filter.q()),
                filter.centre(),
                filter.state(),
                filter.kind(),
                filter.right(),
                caller.actsFor(),
                caller.centre());
        List<OfferRow> found = offers.search(caller.mode(), search, before, limit);
        found.forEach(OfferRow::whole);
        return found;
    }

    /** Whether the caller may read what the reviewers said. */
    public static boolean showsReviews(Caller caller, OfferRow row) {
        return OfferDesk.isInside(caller, row);
    }
}
