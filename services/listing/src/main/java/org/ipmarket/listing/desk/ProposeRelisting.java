package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.people.SecondUser;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.StepRow;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;

/**
 * A centre proposes to offer an ended listing anew. It is a draft of the seller, which is handed in once an approver of the seller has consented; where the
 * seller drafts a relisting itself, handing it in is its consent.
 */
@ApplicationScoped
public class ProposeRelisting {
    private final OfferDesk desk;
    private final DraftOffers drafts;
    private final Offers offers;
    private final SellerStanding standing;
    private final SecondUser second;

    ProposeRelisting(OfferDesk desk, DraftOffers drafts, Offers offers, SellerStanding standing, SecondUser second) {
        this.desk = desk;
        this.drafts = drafts;
        this.offers = offers;
        this.standing = standing;
        this.second = second;
    }

    /**
     * What is new.
     *
     * @param increment null where it stays
     */
    public record Price(Money startPrice, Money increment) {}

    /** By a manager of the centre; everything but the price is as it was. */
    @Transactional
    public OfferRow propose(Caller caller, OfferId id, Supplier<Price> stated) {
        OfferRow earlier = desk.lock(caller, id);
        caller.requireCentre(earlier.centreCode(), Role.MANAGER);
        Price price = stated.get();
        if (earlier.announcedAt == null) {
            throw Problems.notFound("announced listing", id);
        }
        if (offers.isProposed(earlier.id)) {
            throw Problems.conflict(
                    "relisting-proposed", "A relisting of this listing waits for the seller's consent.");
        }
        OfferTerms before = earlier.terms();
        OfferTerms terms = new OfferTerms(
                before.centre(),
                before.assets(),
                before.right(),
                before.method(),
                before.title(),
                price.startPrice(),
                price.increment() == null ? before.increment() : price.increment(),
                earlier.offer(),
                before.extent(),
                before.declarations(),
                before.contest());
        OfferRow row = new OfferRow();
        row.id = Ids.next();
        row.mode = earlier.mode;
        row.version = 1;
        row.state = OfferState.DRAFT;
        row.seller = earlier.seller;
        row.draftedAt = desk.clock().now();
        row.description = earlier.description;
        row.sellerUnnamed = earlier.sellerUnnamed;
        row.proposedBy = caller.subject();
        drafts.take(row, terms);
        offers.persist(row);
        desk.note("offer.relisting.propose", row, null);
        return row.whole();
    }

    /** By an approver of the seller; hands the proposed relisting in, or leaves that to a second user where the seller wants two for it. */
    @Transactional
    public SellerActs.Outcome consent(Caller caller, OfferId id) {
        OfferRow row = desk.lock(caller, id);
        if (!row.sellerId().equals(caller.requireParticipantItself(Role.APPROVER))) {
            throw Problems.forbidden("Only the seller consents.");
        }
        if (row.proposedBy == null) {
            throw Problems.conflict("no-proposal", "Nobody else has proposed this listing; its seller hands it in.");
        }
        standing.requireMayOffer(row.mode, row.sellerId());
        OfferDesk.requireWay(row, OfferState.SUBMITTED);
        OfferImage before = OfferImage.of(row);
        row.consentedBy = caller.subject();
        row.consentedAt = desk.clock().now();
        // the version that the step is about is that with the consent
        row.version++;
        Optional<StepRow> step =
                second.ask(caller, StepKind.SUBMIT_LISTING, row.sellerId(), row.id, row.version, Map.of());
        if (step.isPresent()) {
            desk.note("offer.relisting.consent", row, before);
        } else {
            drafts.submit(row);
        }
        return new SellerActs.Outcome(row, step);
    }
}
