package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.legal.Category;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.listing.legal.LegalEvent;
import org.ipmarket.listing.legal.RightHistory;
import org.ipmarket.listing.legal.RightState;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Encumbrances;
import org.ipmarket.listing.store.GrantEntries;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;

/** Keeps the legal events of assets, and makes status, term, annuities and encumbrances follow from them. */
@ApplicationScoped
public class LegalRegister {
    private final LegalEvents events;
    private final Encumbrances encumbrances;
    private final GrantEntries grants;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    LegalRegister(
            LegalEvents events,
            Encumbrances encumbrances,
            GrantEntries grants,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.events = events;
        this.encumbrances = encumbrances;
        this.grants = grants;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An event that takes effect.
     *
     * @param sourceKey the same for the same event of an asset, however often it is read
     * @param enteredBy login, or what read it
     */
    public record Entry(
            EventKind kind,
            Category category,
            String office,
            String code,
            String meaning,
            LocalDate effectiveOn,
            LocalDate publishedOn,
            EventDetail detail,
            LegalEventRow.Source source,
            String sourceKey,
            UUID document,
            String enteredBy) {}

    /**
     * Stores the events that the asset does not have yet.
     *
     * @param row locked
     * @return those that are new, by their sequences
     */
    public List<LegalEventRow> store(AssetRow row, List<Entry> entries) {
        List<LegalEventRow> there = events.of(row.id);
        Set<String> known = new HashSet<>();
        there.forEach(each -> known.add(each.sourceKey));
        int last = there.isEmpty() ? 0 : there.getLast().sequence;
        Instant now = clock.now();
        List<LegalEventRow> fresh = new ArrayList<>();
        for (Entry entry : entries) {
            if (!known.add(entry.sourceKey())) {
                continue;
            }
            if (last >= LegalEvents.MOST) {
                throw new IllegalStateException("asset " + row.id + " has " + last + " legal events; no more are kept");
            }
            LegalEventRow event = new LegalEventRow();
            event.asset = row.id;
            event.sequence = ++last;
            event.kind = entry.kind();
            event.category = entry.category();
            event.office = entry.office();
            event.code = entry.code();
            event.meaning = entry.meaning();
            event.effectiveOn = entry.effectiveOn();
            event.publishedOn = entry.publishedOn();
            event.detail = entry.detail();
            event.source = entry.source();
            event.sourceKey = entry.sourceKey();
            event.document = entry.document();
            event.enteredBy = entry.enteredBy();
            event.enteredAt = now;
            event.early = entry.effectiveOn().isAfter(clock.today());
            events.persist(event);
            fresh.add(event);
        }
        events.flush();
        return fresh;
    }

    /** Makes the row say what follows from its copy and its events; the caller tells of it. */
    public void apply(AssetRow row) {
        LocalDate today = clock.today();
        List<LegalEvent> all =
                events.of(row.id).stream().map(LegalEventRow::event).toList();
        row.keepCopy();
        RightState state = RightHistory.on(today, row.copy(), all);
        encumbrances.replace(row.id, state.encumbrances());
        row.status = state.status();
        row.statusAsOf = state.statusAsOf();
        row.expires = state.expires();
        row.annuitiesPaidUntil = state.annuitiesPaidUntil();
        Set<EncumbranceKind> lying = new TreeSet<>(Comparator.naturalOrder());
        lying.addAll(state.on(today));
        if (grants.anyInForce(row.id, today)) {
            lying.add(EncumbranceKind.LICENCE);
        }
        row.encumbrances = List.copyOf(lying);
    }

    /**
     * As {@link #apply}; where the asset then says something else than before, its version rises and that is told.
     *
     * @param cause of a change by the service itself, or null for one by the caller of the present request
     * @return whether it says something else
     */
    public boolean follow(AssetRow row, String action, String cause) {
        AssetChanged before = row.told();
        apply(row);
        if (row.told().equals(before)) {
            return false;
        }
        row.version++;
        AssetChanged now = row.told();
        outbox.tell(now);
        if (cause == null) {
            audit.record(action, "asset", row.id, before, now);
        } else {
            audit.recordBySystem(cause, row.mode, action, "asset", row.id, before, now);
        }
        return true;
    }
}
