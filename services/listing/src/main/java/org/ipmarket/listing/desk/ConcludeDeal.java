package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.deal.DealNumber;
import org.ipmarket.listing.deal.DealState;
import org.ipmarket.listing.deal.DealTerms;
import org.ipmarket.listing.deal.Publicity;
import org.ipmarket.listing.deal.Round;
import org.ipmarket.listing.deal.Verdict;
import org.ipmarket.listing.register.Calendars;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.Centres;
import org.ipmarket.listing.store.Claims;
import org.ipmarket.listing.store.DealRow;
import org.ipmarket.listing.store.Deals;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.WorkingDays;
import org.ipmarket.messages.event.DealConcluded;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;

/** The steps of a deal whose gates hold. Who calls holds the locks of the deal, its sides and its assets, and notes it. */
@ApplicationScoped
class ConcludeDeal {
    private final Deals deals;
    private final Centres centres;
    private final Claims claims;
    private final Outbox outbox;
    private final MarketClock clock;
    private final Calendars calendars;

    ConcludeDeal(Deals deals, Centres centres, Claims claims, Outbox outbox, MarketClock clock, Calendars calendars) {
        this.deals = deals;
        this.centres = centres;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
        this.calendars = calendars;
    }

    /** From now on nothing that conflicts is announced or agreed at any centre. */
    void hold(DealRow row, DealGates.Subject subject) {
        DealTerms terms = row.onTheTable().terms();
        claims.take(new Claims.Promise(
                row.deal(), row.centreCode(), terms.right(), DealGates.extentOf(terms), clock.today(), row.assetIds()));
        subject.assets().forEach(asset -> asset.announced = true);
    }

    /** Name and price lie open from now on until the end of the last day of the period. */
    void publicise(DealRow row, Publicity.Period due) {
        Instant now = clock.now();
        LocalDate today = LocalDate.ofInstant(now, MarketClock.ZONE);
        number(row, today);
        row.publicisedAt = now;
        row.publicityDays = due.days();
        row.publicityWorkingDays = due.workingDays();
        row.publicitySource = due.source();
        row.publicityUntil = now;
        row.publicityProvisional = false;
        if (due.days() > 0) {
            count(row, calendars.of(row.mode, row.centreCode()));
        }
        row.move(DealState.PUBLICISED);
    }

    /** Counts the end of the period from the day on which the deal was publicised. */
    static void count(DealRow row, WorkingDays calendar) {
        LocalDate first = LocalDate.ofInstant(row.publicisedAt, MarketClock.ZONE);
        WorkingDays.Deadline last = row.publicityWorkingDays
                ? calendar.addWorkingDays(first, row.publicityDays)
                : calendar.addDays(first, row.publicityDays);
        row.publicityUntil =
                last.day().plusDays(1).atStartOfDay(MarketClock.ZONE).toInstant();
        row.publicityProvisional = last.provisional();
    }

    /** Settlement opens the trade. */
    void conclude(DealRow row, DealGates.Subject subject) {
        Instant now = clock.now();
        number(row, LocalDate.ofInstant(now, MarketClock.ZONE));
        CentreRow centre = centres.find(row.mode, row.centreCode()).orElseThrow();
        row.rules = centre.rules;
        row.fees = centre.fees;
        row.award = Ids.next();
        row.concludedAt = now;
        Map<UUID, AssetRow> byId =
                subject.assets().stream().collect(Collectors.toMap(asset -> asset.id, Function.identity()));
        row.assets.forEach(part -> part.assetVersion = byId.get(part.asset).version);
        row.move(DealState.CONCLUDED);
        outbox.tell(told(row));
    }

    private void number(DealRow row, LocalDate today) {
        if (row.noticeNumber == null) {
            row.noticeNumber = DealNumber.of(
                    row.centreCode(),
                    row.mode,
                    today.getYear(),
                    deals.nextSerial(row.mode, row.centreCode(), today.getYear()));
        }
    }

    private static DealConcluded told(DealRow row) {
        Round agreed = row.agreed().orElseThrow();
        return new DealConcluded(
                row.deal(),
                new AwardId(row.award),
                row.mode,
                row.centreCode(),
                new CentreCode(row.buyerCentre),
                row.sellerId(),
                row.buyerId(),
                agreed.terms().right(),
                agreed.terms().extent(),
                agreed.terms().assets(),
                row.title,
                agreed.terms().price(),
                row.noticeNumber,
                row.rules,
                row.fees,
                row.demonstration,
                row.concludedAt);
    }

    /** 409 with the gate that bars. */
    static RuntimeException refusal(Verdict barring) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("gate", barring.gate());
        facts.put("source", barring.source());
        if (barring.until() != null) {
            facts.put("until", barring.until().toString());
        }
        if (barring.asset() != null) {
            facts.put("asset", barring.asset());
        }
        if (barring.conflicting() != null) {
            facts.put("conflictingListing", barring.conflicting());
        }
        return Problems.conflict(
                "gate-not-met",
                "The gate " + barring.gate() + " does not hold: " + barring.reason() + " (" + barring.source() + ").",
                facts);
    }
}
