package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.deal.DealRules;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Side;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Compares what a side puts on the table with the register and the centre's terms. */
@ApplicationScoped
class DealTermsCheck {
    private final Assets assets;
    private final Centres centres;
    private final Participants participants;
    private final DealRules.Bounds bounds;

    DealTermsCheck(Assets assets, Centres centres, Participants participants, ListingConfig config) {
        this.assets = assets;
        this.centres = centres;
        this.participants = participants;
        ListingConfig.Deals deals = config.deals();
        this.bounds = new DealRules.Bounds(deals.assets(), deals.conditions(), deals.validity());
    }

    /** 422 where a centre is not there. */
    CentreRow centre(Mode mode, String field, CentreCode code) {
        return centres.find(mode, code)
                .orElseThrow(() -> Refusals.unprocessable("unknown-centre", field, "there is no centre " + code));
    }

    /** 422 where the participant is not on the register. */
    ParticipantRow participant(Mode mode, String field, ParticipantId id) {
        return participants
                .find(mode, id)
                .orElseThrow(
                        () -> Refusals.unprocessable("unknown-participant", field, "there is no participant " + id));
    }

    /** 422 where the buyer does not belong to the centre through which it wants to buy. */
    void requireMember(ParticipantRow buyer, CentreCode through) {
        centre(buyer.mode, "buyerCentre", through);
        if (!buyer.belongsTo(through)) {
            throw Refusals.unprocessable(
                    "not-a-member",
                    "buyerCentre",
                    through + " is neither the buyer's home nor a centre that has qualified it");
        }
    }

    /** The assets; 422 for what breaks a rule. */
    List<AssetRow> check(
            Mode mode, ParticipantId seller, CentreRow centre, DealTerms terms, Instant validUntil, Instant now) {
        Refusals.throwIfAny("invalid-deal", DealRules.assets(terms, bounds));
        Map<UUID, AssetRow> known = assets.findAll(mode, terms.assets());
        List<AssetRow> found = terms.assets().stream()
                .map(id -> Optional.ofNullable(known.get(id.value()))
                        .orElseThrow(
                                () -> Refusals.unprocessable("unknown-asset", "assets", "there is no asset " + id)))
                .toList();
        Set<AssetKind> kinds = found.stream().map(asset -> asset.kind).collect(Collectors.toSet());
        Refusals.throwIfAny(
                "invalid-deal", DealRules.check(terms, validUntil, now, kinds, centre.kinds, centre.currency, bounds));
        found.stream().filter(asset -> !asset.isOwnedBy(seller)).findFirst().ifPresent(asset -> {
            throw Problems.unprocessable(
                    "not-owner", "assets", "The seller is no owner of asset " + asset.asset() + ".");
        });
        return found;
    }

    /** Through which centre the buyer comes, where it is named. */
    void takeBuyerCentre(DealRow row, Side side, CentreCode named) {
        if (named == null) {
            return;
        }
        if (side != Side.BUYER) {
            throw Refusals.unprocessable(
                    "not-the-buyer", "buyerCentre", "through which centre the buyer comes is the buyer's to say");
        }
        requireMember(participant(row.mode, "buyer", row.buyerId()), named);
        row.buyerCentre = named.value();
    }
}
