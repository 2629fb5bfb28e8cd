package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.offer.Announcement;
import org.ipmarket.listing.offer.Contests;
import org.ipmarket.listing.offer.Gates;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.OfferAnnounced.OfferedAsset;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;

/**
 * Announces an offer if every gate holds, and says the whole terms. The assets' rows are locked first, so of two offers
 * that exclude each other, at whatever centres, the second one sees the first one's claim.
 */
@ApplicationScoped
class AnnounceOffer {
    private final OfferDesk desk;
    private final Assets assets;
    private final Centres centres;
    private final Claims claims;
    private final Notices notices;
    private final RuleBooks rules;
    private final Calendars calendars;
    private final SellerStanding standing;
    private final OfferGates gates;
    private final Outbox outbox;

    AnnounceOffer(
            OfferDesk desk,
            Assets assets,
            Centres centres,
            Claims claims,
            Notices notices,
            RuleBooks rules,
            Calendars calendars,
            SellerStanding standing,
            OfferGates gates,
            Outbox outbox) {
        this.desk = desk;
        this.assets = assets;
        this.centres = centres;
        this.claims = claims;
        this.notices = notices;
        this.rules = rules;
        this.calendars = calendars;
        this.standing = standing;
        this.gates = gates;
        this.outbox = outbox;
    }

    /** Who calls holds the offer's lock and has judged the caller. */
    void announce(OfferRow row, String by) {
        standing.hold(row.mode, row.sellerId());
        List<AssetRow> offered = assets.lockAll(row.assetIds());
        CentreRow centre = centres.find(row.mode, row.centreCode()).orElseThrow();
        TradingRules trading = gates.tradingRules(row, centre);
        CentreRules stated = rules.of(row.mode, row.centreCode());
        Announcement plan = Announcement.of(desk.clock().now(), trading, row.terms(), stated);
        Gates.firstBarring(Gates.judge(gates.facts(row, offered, centre, plan))).ifPresent(barring -> {
            throw GateRefusal.of(barring);
        });
        OfferImage before = OfferImage.of(row);
        row.announcedAt = plan.announcedAt();
        row.opensAt = plan.opensAt();
        row.closesAt = plan.closesAt();
        row.depositMinor = plan.deposit().minor();
        row.rules = trading;
        row.fees = centre.fees;
        row.contestTerms = Contests.of(row.terms(), stated, plan.closesAt(), calendars.of(row.mode, row.centreCode()));
        row.withdrawalFeeMinor =
                stated.withdrawalFee(row.money(row.startPriceMinor)).value().minor();
        row.noticeNumber = notices.number(row.mode, row.centreCode(), plan.announcedAt());
        Map<UUID, AssetRow> byId = offered.stream().collect(Collectors.toMap(asset -> asset.id, Function.identity()));
        row.assets.forEach(part -> part.assetVersion = byId.get(part.asset).version);
        offered.forEach(asset -> asset.announced = true);
        row.announcedTermsHash = OfferGates.termsHash(row);
        row.move(OfferState.ANNOUNCED);
        claims.take(row);
        notices.disclose(row, offered, by);
        outbox.tell(told(row, byId));
        desk.note("offer.announce", row, before);
    }

    /** The terms as they stand, with the assets in the versions that were announced. */
    static OfferAnnounced told(OfferRow row, Map<UUID, AssetRow> assets) {
        return new OfferAnnounced(
                row.offer(),
                row.mode,
                row.centreCode(),
                row.noticeNumber,
                row.assets.stream()
                        .map(part -> new OfferedAsset(
                                new AssetId(part.asset), part.assetVersion, assets.get(part.asset).type))
                        .toList(),
                row.sellerId(),
                row.rightOffered,
                row.method,
                row.title,
                row.money(row.startPriceMinor),
                row.money(row.incrementMinor),
                row.money(row.depositMinor),
                row.announcedAt,
                row.opensAt,
                row.closesAt,
                row.rules,
                row.fees,
                row.relists == null ? null : new OfferId(row.relists),
                row.demonstration,
                row.rightOffered == Right.ASSIGNMENT ? null : row.extent,
                row.contestTerms);
    }
}
