package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** What every act on an offer needs: fetch it, see whether the caller may know of it, move it, note it. */
@ApplicationScoped
class OfferDesk {
    private final Offers offers;
    private final Audit audit;
    private final MarketClock clock;

    OfferDesk(Offers offers, Audit audit, MarketClock clock) {
        this.offers = offers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the caller may know of the offer: after its announcement anybody of the mode, before it the seller's users and the centre's staff. */
    static boolean sees(Caller caller, OfferRow row) {
        return row.mode == caller.mode() && (row.announcedAt != null || isInside(caller, row));
    }

    /** Whether the caller is the seller's or the centre's. */
    static boolean isInside(Caller caller, OfferRow row) {
        return row.sellerId().equals(caller.actsFor()) || row.centre.equals(codeOf(caller));
    }

    private static String codeOf(Caller caller) {
        return caller.centre() == null ? null : caller.centre().value();
    }

    /** The locked offer; 404 where the caller may not know of it. */
    OfferRow lock(Caller caller, OfferId id) {
        return offers.lock(id)
                .filter(row -> sees(caller, row))
                .map(OfferRow::whole)
                .orElseThrow(() -> Problems.notFound("listing", id));
    }

    /** The locked offer of the caller's own participant; 403 where it is another's. */
    OfferRow lockOwn(Caller caller, OfferId id) {
        OfferRow row = lock(caller, id);
        if (!row.sellerId().equals(caller.requireParticipant(Role.TRADER))) {
            throw Problems.forbidden("Only the seller may do this.");
        }
        return row;
    }

    /** The locked offer of a seller, where nobody has to be asked any more. */
    OfferRow lockOf(ParticipantId seller, OfferId id) {
        return offers.lock(id)
                .filter(row -> row.sellerId().equals(seller))
                .map(OfferRow::whole)
                .orElseThrow(() -> Problems.notFound("listing", id));
    }

    /** The locked offer at a centre of whose reviewers the caller is one. */
    OfferRow lockForReview(Caller caller, OfferId id) {
        OfferRow row = lockKnown(caller, id);
        caller.requireCentre(row.centreCode(), Role.REVIEWER);
        return row;
    }

    /** Staff of any centre is told 403, not 404: an offer under review is no secret among centres. */
    private OfferRow lockKnown(Caller caller, OfferId id) {
        return offers.lock(id)
                .filter(row -> row.mode == caller.mode())
                .filter(row -> caller.centre() != null || sees(caller, row))
                .map(OfferRow::whole)
                .orElseThrow(() -> Problems.notFound("listing", id));
    }

    /** 409 with the state where the offer cannot go there now. */
    static void requireWay(OfferRow row, OfferState next) {
        if (!row.state.permits(next)) {
            throw Problems.conflict(
                    "listing-state",
                    "A listing that is " + row.state + " cannot become " + next + ".",
                    Map.of("state", row.state.name()));
        }
    }

    void move(OfferRow row, OfferState next, String action) {
        requireWay(row, next);
        OfferImage before = OfferImage.of(row);
        row.move(next);
        note(action, row, before);
    }

    void note(String action, OfferRow row, OfferImage before) {
        audit.record(action, "offer", row.id, before, OfferImage.of(row));
    }

    MarketClock clock() {
        return clock;
    }
}
