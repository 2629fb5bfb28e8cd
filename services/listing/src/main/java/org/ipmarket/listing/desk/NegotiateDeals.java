package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.people.UnderMandate;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.DealRound;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** The sides' part: propose a deal, answer with rounds, break it off. {@link AcceptDeals} has the rest. */
@ApplicationScoped
public class NegotiateDeals {
    static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_TITLE = 500;

    private final DealDesk desk;
    private final Deals deals;
    private final DealTermsCheck check;
    private final SellerStanding standing;
    private final UnderMandate mandates;
    private final Claims claims;
    private final int mostRounds;

    NegotiateDeals(
            DealDesk desk,
            Deals deals,
            DealTermsCheck check,
            SellerStanding standing,
            UnderMandate mandates,
            Claims claims,
            ListingConfig config) {
        this.desk = desk;
        this.deals = deals;
        this.check = check;
        this.standing = standing;
        this.mandates = mandates;
        this.claims = claims;
        this.mostRounds = config.deals().rounds();
    }

    /** What one side puts on the table; {@code buyerCentre} is the buyer's to name, and may be null. */
    public record Offer(DealTerms terms, Instant validUntil, CentreCode buyerCentre) {}

    /** A deal with its first round. */
    public record Proposal(
            CentreCode centre, ParticipantId seller, ParticipantId buyer, LocalizedText title, Offer offer) {}

    /** By one of the two sides, or by who acts for one; {@code stated} is read when it is clear that the caller may propose at all. */
    @Transactional
    public DealRow propose(Caller caller, Supplier<Proposal> stated) {
        ParticipantId party = caller.requireParticipant(Role.TRADER);
        standing.requireMayOffer(caller.mode(), party);
        Proposal proposal = stated.get();
        DealRow row = new DealRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.version = 0;
        row.state = DealState.PROPOSED;
        row.centre = check.centre(row.mode, "centre", proposal.centre()).code;
        row.seller = check.participant(row.mode, "seller", proposal.seller()).id;
        row.buyer = check.participant(row.mode, "buyer", proposal.buyer()).id;
        if (row.seller.equals(row.buyer)) {
            throw Refusals.unprocessable("invalid-deal", "buyer", "nobody deals with itself");
        }
        row.title = title(proposal.title());
        row.proposedAt = desk.clock().now();
        row.talksSince = row.proposedAt;
        Side side = DealDesk.speaksFor(caller, row);
        standing.requireMayOffer(row.mode, row.party(side));
        put(caller, row, side, proposal.offer());
        deals.persist(row);
        desk.note("deal.propose", row, null);
        return row;
    }

    /** A counter-offer, or a side's next one; it takes the place of the round before. */
    @Transactional
    public DealRow offer(Caller caller, OfferId id, Supplier<Offer> stated) {
        DealRow row = desk.lock(caller, id);
        Side side = DealDesk.speaksFor(caller, row);
        standing.requireMayOffer(row.mode, row.party(side));
        DealDesk.requireOpen(row);
        row.negotiation().refuseRound(mostRounds).ifPresent(refused -> {
            throw Problems.conflict(refused.why().slug(), refused.reason() + ".", Map.of("most", mostRounds));
        });
        requireMandate(caller, row, side, row.onTheTable().terms().assets());
        DealImage before = DealImage.of(row);
        put(caller, row, side, stated.get());
        desk.note("deal.offer", row, before);
        return row;
    }

    private void put(Caller caller, DealRow row, Side side, Offer offer) {
        requireMandate(caller, row, side, offer.terms().assets());
        Instant now = desk.clock().now();
        CentreRow centre = check.centre(row.mode, "centre", row.centreCode());
        List<AssetRow> offered = check.check(row.mode, row.sellerId(), centre, offer.terms(), offer.validUntil(), now);
        check.takeBuyerCentre(row, side, offer.buyerCentre());
        boolean own = caller.onBehalfOf() == null
                && DealDesk.sideOf(caller.participant(), row)
                        .filter(side::equals)
                        .isPresent();
        boolean answers = row.rounds.stream().anyMatch(round -> round.side != side);
        row.rounds.add(new DealRound(
                new Round(row.rounds.size() + 1, side, caller.subject(), own, offer.terms(), now, offer.validUntil()),
                caller.username()));
        if (UnderMandate.isUsedBy(caller) && row.broker == null && caller.participant() != null) {
            row.broker = caller.participant().value();
            row.brokerSide = side;
        }
        row.currency = centre.currency;
        row.demonstration = offered.stream().anyMatch(asset -> asset.demonstration);
        row.move(answers ? DealState.NEGOTIATING : row.state);
    }

    /** A broker member speaks for a side in its own name, too, and only while the side's mandate is in force. */
    private void requireMandate(Caller caller, DealRow row, Side side, List<AssetId> concerned) {
        MandateScope scope = side == Side.SELLER ? MandateScope.SELL : MandateScope.BUY;
        mandates.require(caller, scope, concerned);
        if (DealDesk.sideOf(caller.actsFor(), row).isEmpty()) {
            mandates.requireOf(caller, row.party(side), scope, concerned);
        }
    }

    /** Until it is concluded either side may leave; what it then owes the other is between the two (Civil Code 500). */
    @Transactional
    public DealRow breakOff(Caller caller, OfferId id, Supplier<String> why) {
        DealRow row = desk.lock(caller, id);
        Side side = DealDesk.speaksFor(caller, row);
        requireMandate(caller, row, side, row.onTheTable().terms().assets());
        String reason = DealDesk.words("reason", why.get(), LONGEST_REASON);
        DealDesk.requireWay(row, DealState.BROKEN_OFF);
        DealImage before = DealImage.of(row);
        row.endReason = side + ": " + reason;
        row.endedAt = desk.clock().now();
        claims.release(row.id);
        row.move(DealState.BROKEN_OFF);
        desk.note("deal.break-off", row, before);
        return row;
    }

    private static LocalizedText title(LocalizedText title) {
        if ((title.zh() != null && title.zh().length() > LONGEST_TITLE)
                || (title.en() != null && title.en().length() > LONGEST_TITLE)) {
            throw Refusals.unprocessable("invalid-deal", "title", "at most " + LONGEST_TITLE + " characters");
        }
        return title;
    }
}
