package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.OfferId;

/** The centre's part: one reviewer looks, a second and different one announces; either may reject. */
@ApplicationScoped
public class ReviewOffers {
    static final int LONGEST_REASONS = 2_000;

    private final OfferDesk desk;
    private final AnnounceOffer announce;

    ReviewOffers(OfferDesk desk, AnnounceOffer announce) {
        this.desk = desk;
        this.announce = announce;
    }

    @Transactional
    public OfferRow review(Caller caller, OfferId id) {
        OfferRow row = desk.lockForReview(caller, id);
        OfferDesk.requireWay(row, OfferState.REVIEWED);
        row.firstReviewer = caller.subject();
        row.reviews.add(verdict(caller, "REVIEWED", null));
        desk.move(row, OfferState.REVIEWED, "offer.review");
        return row;
    }

    /** Announces the offer; 409 with the gate that does not hold. */
    @Transactional
    public OfferRow approve(Caller caller, OfferId id) {
        OfferRow row = desk.lockForReview(caller, id);
        OfferDesk.requireWay(row, OfferState.ANNOUNCED);
        if (caller.subject().equals(row.firstReviewer)) {
            throw Problems.forbidden("second-person-needed", "The approval needs another reviewer than the review.");
        }
        row.reviews.add(verdict(caller, "APPROVED", null));
        announce.announce(row, caller.subject());
        return row;
    }

    @Transactional
    public OfferRow reject(Caller caller, OfferId id, Supplier<String> why) {
        OfferRow row = desk.lockForReview(caller, id);
        String reasons = why.get();
        OfferDesk.requireWay(row, OfferState.REJECTED);
        if (reasons.isBlank() || reasons.length() > LONGEST_REASONS) {
            throw Refusals.unprocessable("invalid-reasons", "reasons", "1 to " + LONGEST_REASONS + " characters");
        }
        row.reviews.add(verdict(caller, "REJECTED", reasons));
        desk.move(row, OfferState.REJECTED, "offer.reject");
        return row;
    }

    private OfferRow.Review verdict(Caller caller, String verdict, String reasons) {
        return new OfferRow.Review(
                caller.username(), verdict, reasons, desk.clock().now());
    }
}
