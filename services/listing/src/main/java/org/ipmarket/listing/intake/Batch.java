package org.ipmarket.listing.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.asset.AssetDetails;
import org.ipmarket.listing.asset.AssetRules;
import org.ipmarket.listing.asset.AssetRules.Verdict;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.asset.OwnerShares;
import org.ipmarket.listing.desk.LegalEventDesk;
import org.ipmarket.listing.document.Entry;
import org.ipmarket.listing.document.PublishedRight;
import org.ipmarket.listing.imports.Merge;
import org.ipmarket.listing.imports.Outcome;
import org.ipmarket.listing.imports.Report;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.CentreRow;
import org.ipmarket.listing.store.NewAssets;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.Ids;

/** Some records of a file on their way into the register, in one transaction. */
final class Batch {
    /** Stands in for a title where only the numbers of a record matter. */
    private static final LocalizedText UNTITLED = new LocalizedText(null, "-");

    private final Register register;
    private final Claim claim;
    private final CentreRow centre;
    private final Map<String, Standing> byKey = new HashMap<>();
    private final Set<Standing> changed = new LinkedHashSet<>();
    private final List<Report> reports = new ArrayList<>();
    private final Map<UUID, List<LegalEventDesk.Inpadoc>> events = new LinkedHashMap<>();
    private Map<UUID, UUID> frozen = Map.of();
    private Set<UUID> eventful = Set.of();

    /** A record that holds to the rules by itself. */
    private record Judged(Entry entry, PublishedRight right, Verdict.Accepted stated, String refusal) {}

    Batch(Register register, Claim claim, CentreRow centre) {
        this.register = register;
        this.claim = claim;
        this.centre = centre;
    }

    /** Has its effect in the present transaction. @return what came of each record, in their order */
    List<Report> apply(List<Entry> entries) throws SQLException {
        List<Judged> judged = entries.stream().map(this::judge).toList();
        find(judged);
        judged.forEach(this::one);
        write();
        return follow();
    }

    private Judged judge(Entry entry) {
        return switch (entry) {
            case Entry.Refused(int record, String number, String reason) -> new Judged(entry, null, null, reason);
            case Entry.Read(int record, PublishedRight right) -> {
                if (right.statusAsOf() == null) {
                    yield new Judged(entry, right, null, "no date of the publication");
                }
                AssetDetails details = right.details(
                        claim.centre(),
                        List.of(new OwnerShare(claim.owner(), OwnerShares.WHOLE)),
                        claim.demonstration(),
                        UNTITLED);
                yield switch (AssetRules.check(details, claim.mode(), register.today())) {
                    case Verdict.Accepted stated -> new Judged(entry, right, stated, null);
                    case Verdict.Refused(List<Violation> violations) ->
                        new Judged(entry, right, null, reason(violations));
                };
            }
        };
    }

    private void find(List<Judged> judged) {
        Set<String> keys = judged.stream()
                .filter(one -> one.stated() != null)
                .flatMap(one -> one.stated().keys().all().stream())
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        if (judged.stream()
                .anyMatch(one -> one.right() != null && !one.right().events().isEmpty())) {
            // what happens to a right may reach its offers, and those are locked first
            register.locks.lock(register.assets.idsByKeys(claim.mode(), keys));
        }
        List<AssetRow> rows = register.assets.lockByKeys(claim.mode(), keys);
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        if (!ids.isEmpty()) {
            frozen = register.offers.freezing(ids);
            eventful = register.events.ofAny(ids);
        }
        Map<UUID, Bibliography> bibliographies = register.bibliographies.find(ids);
        rows.forEach(row -> know(new Standing(row, false, bibliographies.getOrDefault(row.id, Bibliography.NONE))));
    }

    private void know(Standing standing) {
        standing.row.keys().all().forEach(key -> byKey.put(key, standing));
    }

    private void one(Judged one) {
        if (one.refusal() != null) {
            refuse(one, one.refusal(), null);
            return;
        }
        Set<Standing> found = one.stated().keys().all().stream()
                .filter(byKey::containsKey)
                .map(byKey::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        switch (found.size()) {
            case 0 -> enter(one);
            case 1 -> correct(one, found.iterator().next());
            default ->
                refuse(
                        one,
                        "its numbers lead to more than one right on the register: "
                                + found.stream()
                                        .map(standing -> standing.row.office + " " + standing.row.number)
                                        .collect(Collectors.joining(", ")),
                        null);
        }
    }

    private void enter(Judged one) {
        if (one.right().title() == null) {
            refuse(one, "no title; without one a record can only add to a right that stands on the register", null);
        } else if (!centre.kinds.contains(one.right().type().kind())) {
            refuse(one, centre.code + " does not trade " + one.right().type().kind(), null);
        } else {
            AssetRow row = new AssetRow();
            row.id = Ids.next();
            row.mode = claim.mode();
            row.enteredAt = register.now();
            Standing standing = new Standing(row, true, Bibliography.NONE);
            standing.take(one.stated());
            row.version = 1;
            know(standing);
            changed.add(standing);
            report(one, Outcome.CREATED, standing);
        }
    }

    private void correct(Judged one, Standing standing) {
        if (!standing.row.isOwnedBy(claim.owner())) {
            refuse(one, "stands on the register already, and " + claim.owner() + " is none of its owners", standing);
            return;
        }
        AssetDetails before = standing.details();
        AssetDetails merged = Merge.of(before, one.right());
        switch (AssetRules.check(merged, claim.mode(), register.today())) {
            case Verdict.Refused(List<Violation> violations) -> refuse(one, reason(violations), standing);
            case Verdict.Accepted stated -> {
                if (stated.details().equals(before)) {
                    report(one, Outcome.SAME, standing);
                } else {
                    change(one, standing, stated);
                }
            }
        }
    }

    private void change(Judged one, Standing standing, Verdict.Accepted stated) {
        UUID listing = frozen.get(standing.row.id);
        if (listing != null) {
            refuse(
                    one,
                    "stands in the open listing " + listing + "; it cannot be changed until that has ended",
                    standing);
        } else if (!standing.keepsIdentity(stated)) {
            refuse(one, "an announced asset keeps its type and its number", standing);
        } else {
            standing.take(stated);
            know(standing);
            changed.add(standing);
            report(one, Outcome.UPDATED, standing);
        }
    }

    private void write() throws SQLException {
        List<NewAssets.New> entered = new ArrayList<>();
        List<MarketEvent> told = new ArrayList<>();
        for (Standing standing : changed) {
            if (standing.isNew) {
                entered.add(new NewAssets.New(standing.row, standing.bibliography));
            } else {
                register.bibliographies.put(standing.row.id, standing.bibliography);
                if (eventful.contains(standing.row.id)) {
                    register.legal.apply(standing.row);
                }
            }
            told.add(standing.row.told());
        }
        register.newAssets.enter(entered);
        register.assets.flush();
        if (!told.isEmpty()) {
            register.outbox.tellAll(told);
        }
    }

    /** Enters the legal events; a record that brought a new one has changed something. */
    private List<Report> follow() {
        if (events.isEmpty()) {
            return reports;
        }
        Map<UUID, Integer> fresh = register.legalDesk.enter(events);
        return reports.stream()
                .map(report -> report.outcome() == Outcome.SAME && fresh.getOrDefault(report.asset(), 0) > 0
                        ? new Report(report.record(), report.number(), Outcome.UPDATED, null, report.asset())
                        : report)
                .toList();
    }

    private void refuse(Judged one, String reason, Standing standing) {
        String number = one.entry() instanceof Entry.Refused refused ? refused.number() : number(one.right());
        reports.add(new Report(
                one.entry().record(), number, Outcome.REFUSED, reason, standing == null ? null : standing.row.id));
    }

    private void report(Judged one, Outcome outcome, Standing standing) {
        reports.add(new Report(one.entry().record(), number(one.right()), outcome, null, standing.row.id));
        for (PublishedRight.OfficeEvent event : one.right().events()) {
            events.computeIfAbsent(standing.row.id, asset -> new ArrayList<>())
                    .add(new LegalEventDesk.Inpadoc(
                            event.office().isEmpty() ? one.right().office() : event.office(),
                            event.code(),
                            event.meaning(),
                            event.gazetteOn(),
                            event.effectiveOn()));
        }
    }

    /** As the record writes it: that of its publication, else that of the right. */
    private static String number(PublishedRight right) {
        return right.publication().number().isEmpty()
                ? right.number()
                : right.publication().text();
    }

    private static String reason(List<Violation> violations) {
        return violations.stream()
                .limit(5)
                .map(violation -> violation.field() + ": " + violation.message())
                .collect(Collectors.joining("; "));
    }
}
