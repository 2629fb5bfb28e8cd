package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.Negotiation;
import org.ipmarket.listing.deal.Negotiation.Answer;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.DealAcceptance;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/** A side says yes to the other's last round; with the last yes that is needed the deal is agreed. */
@ApplicationScoped
public class AcceptDeals {
    private final DealDesk desk;
    private final DealTermsCheck check;
    private final SellerStanding standing;
    private final Assets assets;

    AcceptDeals(DealDesk desk, DealTermsCheck check, SellerStanding standing, Assets assets) {
        this.desk = desk;
        this.check = check;
        this.standing = standing;
        this.assets = assets;
    }

    /**
     * Accepts the last round, by a user of a side itself. With the last acceptance that is needed the deal is agreed.
     *
     * @param number of the round that the caller has read
     * @param buyerCentre through which the buyer comes, where it has not said so; else null
     */
    @Transactional
    public DealRow accept(Caller caller, OfferId id, Supplier<Integer> number, CentreCode buyerCentre) {
        DealRow row = desk.lock(caller, id);
        Side side = DealDesk.ownSide(caller, row, Role.TRADER, Role.APPROVER);
        standing.requireMayOffer(row.mode, row.party(side));
        DealDesk.requireOpen(row);
        int read = number.get();
        Instant now = desk.clock().now();
        DealImage before = DealImage.of(row);
        switch (row.negotiation().accept(side, caller.subject(), read, needed(row), now)) {
            case Answer.Refused refused -> throw refusal(refused, row);
            case Answer.Noted noted -> {
                check.takeBuyerCentre(row, side, buyerCentre);
                note(caller, row, noted.round(), side, now);
                row.version++;
            }
            case Answer.Agreed agreed -> {
                check.takeBuyerCentre(row, side, buyerCentre);
                note(caller, row, agreed.round(), side, now);
                agree(row, agreed.round(), now);
            }
        }
        desk.note("deal.accept", row, before);
        return row;
    }

    private static void note(Caller caller, DealRow row, Round round, Side side, Instant now) {
        row.acceptances.add(new DealAcceptance(round.number(), side, caller.username(), caller.subject(), now));
    }

    private void agree(DealRow row, Round round, Instant now) {
        if (row.buyerCentre == null) {
            throw Refusals.unprocessable(
                    "buyer-centre-needed", "buyerCentre", "the buyer has not said through which centre it comes");
        }
        row.agreedRound = round.number();
        row.agreedAt = now;
        List<UUID> ids = round.terms().assets().stream().map(AssetId::value).toList();
        // reviewers must find the assets as they are now
        assets.lockAllShared(ids);
        row.assets.clear();
        ids.forEach(asset -> row.assets.add(new OfferRow.Part(asset)));
        row.move(DealState.AGREED);
    }

    private Negotiation.Needed needed(DealRow row) {
        return new Negotiation.Needed(needed(row, Side.SELLER), needed(row, Side.BUYER));
    }

    /** One user is enough, unless the participant asks for two. */
    private int needed(DealRow row, Side side) {
        return check.participant(row.mode, "participant", row.party(side))
                        .twoPersonSteps
                        .contains(StepKind.DEAL_ACCEPT)
                ? 2
                : 1;
    }

    private static RuntimeException refusal(Answer.Refused refused, DealRow row) {
        String detail = Character.toUpperCase(refused.reason().charAt(0))
                + refused.reason().substring(1) + ".";
        return switch (refused.why()) {
            case NO_SUCH_ROUND ->
                Problems.unprocessable(refused.why().slug(), "round", detail, Map.of("accepted", row.rounds.size()));
            case SAME_PERSON -> Problems.forbidden(refused.why().slug(), detail);
            case SUPERSEDED, LAPSED, OWN_ROUND, TOO_MANY_ROUNDS ->
                Problems.conflict(
                        refused.why().slug(),
                        detail,
                        Map.of("state", row.state.name(), "lastRound", row.rounds.size()));
        };
    }
}
