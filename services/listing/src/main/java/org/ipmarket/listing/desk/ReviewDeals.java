package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Verdict;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.OfferId;

/** The centre's part: one reviewer looks, a second and different one lets the deal go on; after the publicity one concludes it. */
@ApplicationScoped
public class ReviewDeals {
    static final int LONGEST_REASONS = 2_000;

    private final DealDesk desk;
    private final DealGates gates;
    private final ConcludeDeal conclude;
    private final Claims claims;

    ReviewDeals(DealDesk desk, DealGates gates, ConcludeDeal conclude, Claims claims) {
        this.desk = desk;
        this.gates = gates;
        this.conclude = conclude;
        this.claims = claims;
    }

    /** @param stateOwned whether the reviewer found that the rights are state assets */
    @Transactional
    public DealRow review(Caller caller, OfferId id, boolean stateOwned) {
        DealRow row = desk.lockForReview(caller, id);
        DealDesk.requireWay(row, DealState.REVIEWED);
        DealImage before = DealImage.of(row);
        row.firstReviewer = caller.subject();
        row.stateOwned = stateOwned;
        row.reviews.add(verdict(caller, "REVIEWED", null));
        row.move(DealState.REVIEWED);
        desk.note("deal.review", row, before);
        return row;
    }

    /** Holds the rights for the buyer, and publicises the deal or concludes it; 409 with the gate that does not hold. */
    @Transactional
    public DealRow approve(Caller caller, OfferId id) {
        DealRow row = desk.lockForReview(caller, id);
        if (row.state != DealState.REVIEWED) {
            throw DealDesk.wrongState(row, "cannot be approved");
        }
        if (caller.subject().equals(row.firstReviewer)) {
            throw Problems.forbidden("second-person-needed", "The approval needs another reviewer than the review.");
        }
        DealImage before = DealImage.of(row);
        DealGates.Subject subject = gates.lock(row);
        DealGates.firstBarring(gates.judge(row, subject), true).ifPresent(barring -> {
            throw ConcludeDeal.refusal(barring);
        });
        row.reviews.add(verdict(caller, "APPROVED", null));
        conclude.hold(row, subject);
        gates.publicity(row, subject)
                .ifPresentOrElse(due -> conclude.publicise(row, due), () -> conclude.conclude(row, subject));
        desk.note("deal.approve", row, before);
        return row;
    }

    /** When the publicity is over; every gate is judged again. */
    @Transactional
    public DealRow conclude(Caller caller, OfferId id) {
        DealRow row = desk.lockForReview(caller, id);
        if (row.state != DealState.PUBLICISED) {
            throw DealDesk.wrongState(row, "cannot be concluded");
        }
        DealImage before = DealImage.of(row);
        DealGates.Subject subject = gates.lock(row);
        DealGates.firstBarring(gates.judge(row, subject), false).ifPresent(barring -> {
            throw ConcludeDeal.refusal(barring);
        });
        row.reviews.add(verdict(caller, "CONCLUDED", null));
        conclude.conclude(row, subject);
        desk.note("deal.conclude", row, before);
        return row;
    }

    @Transactional
    public DealRow refuse(Caller caller, OfferId id, Supplier<String> why) {
        DealRow row = desk.lockForReview(caller, id);
        String reasons = DealDesk.words("reasons", why.get(), LONGEST_REASONS);
        DealDesk.requireWay(row, DealState.REFUSED);
        DealImage before = DealImage.of(row);
        row.reviews.add(verdict(caller, "REFUSED", reasons));
        end(row, reasons, desk.clock().now(), claims);
        desk.note("deal.refuse", row, before);
        return row;
    }

    /** Ends a deal by the centre's word and lets go of its rights. */
    static void end(DealRow row, String reasons, Instant at, Claims claims) {
        row.endReason = reasons;
        row.endedAt = at;
        claims.release(row.id);
        row.move(DealState.REFUSED);
    }

    /** Every gate of a deal, for its sides and the centre. */
    @Transactional
    public List<Verdict> gates(Caller caller, OfferId id) {
        DealRow row = desk.findInside(caller, id);
        return gates.judge(row, gates.look(row));
    }

    private OfferRow.Review verdict(Caller caller, String verdict, String reasons) {
        return new OfferRow.Review(
                caller.username(), verdict, reasons, desk.clock().now());
    }
}
