package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.etag.ETags;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.offer.Announcement;
import org.ipmarket.listing.offer.OfferNotes;
import org.ipmarket.listing.offer.OfferRules;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.people.UnderMandate;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** The seller's part: draft an offer, change it, hand it in. Terms are read when it is clear that the caller may do this. */
@ApplicationScoped
public class DraftOffers {
    private final OfferDesk desk;
    private final Offers offers;
    private final Assets assets;
    private final Centres centres;
    private final SellerStanding standing;
    private final RelistingCheck relistings;
    private final RuleBooks rules;
    private final UnderMandate mandates;
    private final int mostAssets;

    DraftOffers(
            OfferDesk desk,
            Offers offers,
            Assets assets,
            Centres centres,
            SellerStanding standing,
            RelistingCheck relistings,
            RuleBooks rules,
            UnderMandate mandates,
            ListingConfig config) {
        this.desk = desk;
        this.offers = offers;
        this.assets = assets;
        this.centres = centres;
        this.standing = standing;
        this.relistings = relistings;
        this.rules = rules;
        this.mandates = mandates;
        this.mostAssets = config.mostAssets();
    }

    @Transactional
    public OfferRow draft(Caller caller, Supplier<OfferTerms> stated, OfferNotes notes) {
        ParticipantId seller = caller.requireParticipant(Role.TRADER);
        standing.requireMayOffer(caller.mode(), seller);
        OfferRow row = new OfferRow();
        row.id = Ids.next();
        row.mode = caller.mode();
        row.version = 1;
        row.state = OfferState.DRAFT;
        row.seller = seller.value();
        row.draftedAt = desk.clock().now();
        take(row, covered(caller, stated.get()));
        take(row, notes);
        offers.persist(row);
        desk.note("offer.draft", row, null);
        return row;
    }

    /** Changes a draft, or a rejected offer, which becomes a draft again. */
    @Transactional
    public OfferRow change(Caller caller, OfferId id, Supplier<OfferTerms> stated, OfferNotes notes, String ifMatch) {
        OfferRow row = desk.lockOwn(caller, id);
        ETags.requireMatch(ifMatch, row.version);
        OfferDesk.requireWay(row, OfferState.DRAFT);
        covered(caller, row.terms());
        OfferImage before = OfferImage.of(row);
        row.move(OfferState.DRAFT);
        take(row, covered(caller, stated.get()));
        take(row, notes);
        // what the seller has written is no longer what the centre proposed
        row.proposedBy = null;
        row.consentedBy = null;
        row.consentedAt = null;
        desk.note("offer.change", row, before);
        return row;
    }

    /** Hands in a locked offer; who may, and whether it needs two, is clear: see {@link SellerActs}. */
    OfferRow handIn(OfferRow row) {
        standing.requireMayOffer(row.mode, row.sellerId());
        OfferDesk.requireWay(row, OfferState.SUBMITTED);
        if (row.proposedBy != null && row.consentedBy == null) {
            throw Problems.conflict(
                    "consent-needed",
                    "The centre proposes this relisting; an approver of the seller consents to it first.");
        }
        submit(row);
        return row;
    }

    /** Hands it in; who calls holds the lock and has judged the caller. */
    void submit(OfferRow row) {
        // reviewers must find the assets as they are now
        assets.lockAllShared(row.assetIds());
        take(row, row.terms());
        row.firstReviewer = null;
        desk.move(row, OfferState.SUBMITTED, "offer.submit");
    }

    private OfferTerms covered(Caller caller, OfferTerms terms) {
        mandates.require(caller, MandateScope.SELL, terms.assets());
        return terms;
    }

    private static void take(OfferRow row, OfferNotes notes) {
        List<Violation> found = new ArrayList<>();
        OfferRules.description(notes.description(), found);
        Refusals.throwIfAny("invalid-listing", found);
        row.description = notes.description();
        row.sellerUnnamed = notes.sellerUnnamed();
    }

    /** Takes terms over after judging them. */
    void take(OfferRow row, OfferTerms terms) {
        Refusals.throwIfAny("invalid-listing", OfferRules.assets(terms, mostAssets));
        CentreRow centre = centres.find(row.mode, terms.centre())
                .orElseThrow(() ->
                        Refusals.unprocessable("unknown-centre", "centre", "there is no centre " + terms.centre()));
        List<AssetRow> offered = find(row, terms);
        Set<AssetKind> kinds = offered.stream().map(asset -> asset.kind).collect(Collectors.toSet());
        CentreTerms centreTerms = centre.terms();
        Refusals.throwIfAny(
                "invalid-listing", OfferRules.check(terms, centreTerms, rules.of(row.mode, terms.centre()), kinds));
        Refusals.throwIfAny(
                "invalid-listing", Extents.ended(terms.extent(), desk.clock().today()));
        relistings
                .refuse(
                        row.mode,
                        row.sellerId(),
                        terms,
                        row.offer(),
                        desk.clock().now())
                .ifPresent(why -> {
                    throw Refusals.unprocessable("cannot-relist", "relists", why);
                });
        row.centre = terms.centre().value();
        row.rightOffered = terms.right();
        row.method = terms.method();
        row.title = terms.title();
        row.extent = terms.extent();
        row.declarations = terms.declarations();
        row.contest = terms.contest();
        row.currency = terms.startPrice().currencyCode();
        row.startPriceMinor = terms.startPrice().minor();
        row.incrementMinor = terms.increment().minor();
        row.depositMinor =
                Announcement.deposit(centreTerms.rules(), terms.startPrice()).minor();
        row.relists = terms.relists() == null ? null : terms.relists().value();
        row.demonstration = offered.stream().anyMatch(asset -> asset.demonstration);
        if (!row.assetIds().equals(terms.assets().stream().map(AssetId::value).toList())) {
            row.assets.clear();
            terms.assets().forEach(asset -> row.assets.add(new OfferRow.Part(asset.value())));
        }
    }

    private List<AssetRow> find(OfferRow row, OfferTerms terms) {
        Map<UUID, AssetRow> known = assets.findAll(row.mode, terms.assets());
        return terms.assets().stream()
                .map(id -> {
                    AssetRow asset = known.get(id.value());
                    if (asset == null) {
                        throw Refusals.unprocessable("unknown-asset", "assets", "there is no asset " + id);
                    }
                    if (!asset.isOwnedBy(row.sellerId())) {
                        throw Problems.forbidden("not-owner", "The seller is no owner of asset " + id + ".");
                    }
                    return asset;
                })
                .toList();
    }
}
