package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.offer.Announcement;
import org.ipmarket.listing.offer.GateFacts;
import org.ipmarket.listing.offer.OfferRules;
import org.ipmarket.listing.register.RuleBooks;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.event.EventJson;

/** What the gates of an offer are judged by. */
@ApplicationScoped
class OfferGates {
    private final GateCheck check;
    private final RelistingCheck relistings;
    private final RuleBooks rules;
    private final MarketClock clock;

    OfferGates(GateCheck check, RelistingCheck relistings, RuleBooks rules, MarketClock clock) {
        this.check = check;
        this.relistings = relistings;
        this.rules = rules;
        this.clock = clock;
    }

    /** SHA-256 of the terms as they are, or as they were announced: what a co-owner consents to. A correction of a notice leaves consents standing. */
    static String termsHash(OfferRow row) {
        return row.announcedTermsHash == null ? EventJson.hash(row.terms()) : row.announcedTermsHash;
    }

    /** As if it were announced now; what was announced already is judged by its own days. */
    GateFacts facts(OfferRow row, List<AssetRow> offered, CentreRow centre) {
        return facts(row, offered, centre, plan(row, centre));
    }

    GateFacts facts(OfferRow row, List<AssetRow> offered, CentreRow centre, Announcement plan) {
        GateFacts.Proposal proposal = new GateFacts.Proposal(
                row.mode,
                GateFacts.Way.LOT,
                row.rightOffered,
                row.extent,
                row.money(row.startPriceMinor),
                row.relists != null,
                row.declarations,
                null,
                row.method);
        return check.facts(
                row.centreCode(),
                new GateCheck.Subject(
                        row.offer(),
                        row.sellerId(),
                        proposal,
                        dayOf(plan.announcedAt()),
                        dayOf(plan.opensAt()),
                        dayOf(plan.closesAt()),
                        termsHash(row),
                        termsRefusal(row, offered, centre),
                        relistings
                                .refuse(row.mode, row.sellerId(), row.terms(), row.offer(), plan.announcedAt())
                                .orElse(null)),
                offered);
    }

    /** The centre's, with the notice of a relisting where it states one. */
    TradingRules tradingRules(OfferRow row, CentreRow centre) {
        if (row.relists == null) {
            return centre.rules;
        }
        CentreRules stated = rules.of(row.mode, row.centreCode());
        return stated.isStated(RuleCode.RELISTING_NOTICE)
                ? Announcement.ofRelisting(
                        centre.rules, stated.relistingNotice().value())
                : centre.rules;
    }

    private Announcement plan(OfferRow row, CentreRow centre) {
        return row.announcedAt == null
                ? Announcement.of(
                        clock.now(), tradingRules(row, centre), row.terms(), rules.of(row.mode, row.centreCode()))
                : new Announcement(row.announcedAt, row.opensAt, row.closesAt, row.money(row.depositMinor));
    }

    private String termsRefusal(OfferRow row, List<AssetRow> offered, CentreRow centre) {
        Set<AssetKind> kinds = offered.stream().map(asset -> asset.kind).collect(Collectors.toSet());
        List<Violation> found = new ArrayList<>(
                OfferRules.check(row.terms(), centre.terms(), rules.of(row.mode, row.centreCode()), kinds));
        found.addAll(Extents.ended(row.extent, clock.today()));
        return found.isEmpty()
                ? null
                : found.getFirst().field() + ": " + found.getFirst().message();
    }

    private static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, MarketClock.ZONE);
    }
}
