package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.notice.NoticeDocument.Asset;
import org.ipmarket.listing.notice.NoticeDocument.Burden;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.GrantsInForce;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.WorkingDays;

/** Gathers what a notice says of an offer, by sets of assets. */
@ApplicationScoped
class NoticeTerms {
    private final GrantsInForce grants;
    private final Participants participants;
    private final Offers offers;
    private final RuleBooks rules;
    private final MarketClock clock;
    private final Calendars calendars;

    NoticeTerms(
            GrantsInForce grants,
            Participants participants,
            Offers offers,
            RuleBooks rules,
            MarketClock clock,
            Calendars calendars) {
        this.grants = grants;
        this.participants = participants;
        this.offers = offers;
        this.rules = rules;
        this.clock = clock;
        this.calendars = calendars;
    }

    /** As the offer and its assets stand now. */
    Terms of(OfferRow row, Collection<AssetRow> assets) {
        CentreRules centre = rules.of(row.mode, row.centreCode());
        WorkingDays calendar = calendars.of(row.mode, row.centreCode());
        WorkingDays.Count notice = calendar.between(dayOf(row.announcedAt), dayOf(row.opensAt));
        var fee = row.money(row.withdrawalFeeMinor == null ? 0 : row.withdrawalFeeMinor);
        return new Terms(
                assets(row.assetIds(), assets),
                row.sellerId(),
                row.sellerUnnamed,
                participants.find(row.mode, row.sellerId()).stream()
                        .flatMap(seller -> seller.related.stream())
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList(),
                row.rightOffered,
                row.rightOffered == Right.ASSIGNMENT ? null : row.extent,
                row.declarations,
                row.method,
                row.description,
                row.money(row.startPriceMinor),
                row.money(row.incrementMinor),
                row.money(row.depositMinor),
                row.announcedAt,
                row.opensAt,
                row.closesAt,
                notice.days(),
                notice.provisional(),
                row.rules,
                row.fees,
                fee,
                NoticeRules.of(row.method, row.rules, row.contestTerms, centre, fee),
                row.relists == null
                        ? null
                        : offers.findByIdOptional(row.relists)
                                .map(earlier -> earlier.noticeNumber)
                                .orElse(null),
                row.contestTerms);
    }

    private List<Asset> assets(List<UUID> order, Collection<AssetRow> assets) {
        Map<UUID, AssetRow> byId = assets.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Map<UUID, List<Burden>> burdens = burdens(order);
        return order.stream()
                .map(byId::get)
                .map(row -> new Asset(
                        row.asset(),
                        row.type,
                        row.office,
                        row.number,
                        row.title,
                        row.status,
                        row.statusAsOf,
                        row.filed,
                        row.granted,
                        row.expires,
                        burdens.getOrDefault(row.id, List.of())))
                .toList();
    }

    private Map<UUID, List<Burden>> burdens(List<UUID> assets) {
        GrantsInForce.Found found = grants.on(assets, clock.today());
        Map<UUID, List<Burden>> burdens = new HashMap<>();
        found.held().forEach(held -> burdens.computeIfAbsent(held.asset(), id -> new ArrayList<>())
                .add(new Burden(
                        held.grant().kind().name(),
                        held.grant().from(),
                        held.grant().until(),
                        held.grant().registration())));
        found.stops().forEach(stop -> burdens.computeIfAbsent(stop.asset(), id -> new ArrayList<>())
                .add(new Burden(stop.kind().name(), stop.from(), stop.until(), stop.registration())));
        found.reviews().forEach(review -> burdens.computeIfAbsent(review.asset(), id -> new ArrayList<>())
                .add(new Burden(EncumbranceKind.REVIEW.name(), review.from(), review.until(), review.registration())));
        return burdens;
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, MarketClock.ZONE);
    }
}
