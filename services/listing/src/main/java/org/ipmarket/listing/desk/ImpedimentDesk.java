package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.legal.Impediments;
import org.ipmarket.listing.register.TitleRegister;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.ConsentStatements;
import org.ipmarket.listing.store.EncumbranceRow;
import org.ipmarket.listing.store.Encumbrances;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.LegalEvents;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.OfferImpeded;
import org.ipmarket.messages.event.OfferImpedimentLifted;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** Tells what has happened to a right in an announced offer, in the transaction in which it happened. */
@ApplicationScoped
public class ImpedimentDesk {
    private final Assets assets;
    private final Encumbrances encumbrances;
    private final LegalEvents events;
    private final TitleRegister titles;
    private final ConsentStatements consents;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;
    private final ListingConfig.Impediments rules;

    ImpedimentDesk(
            Assets assets,
            Encumbrances encumbrances,
            LegalEvents events,
            TitleRegister titles,
            ConsentStatements consents,
            Outbox outbox,
            Audit audit,
            MarketClock clock,
            ListingConfig config) {
        this.assets = assets;
        this.encumbrances = encumbrances;
        this.events = events;
        this.titles = titles;
        this.consents = consents;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.rules = config.impediments();
    }

    private record Ground(UUID asset, Impediment impediment) {}

    /** @param offers locked, announced, without a result */
    public void judge(Collection<OfferRow> offers, String cause) {
        offers.forEach(offer -> judge(offer, cause));
    }

    private void judge(OfferRow offer, String cause) {
        Set<Ground> now = grounds(offer);
        Set<Ground> known = offer.impediments.stream()
                .map(each -> new Ground(each.asset(), each.ground()))
                .collect(Collectors.toSet());
        if (now.equals(known)) {
            return;
        }
        Instant at = clock.now();
        List<OfferRow.Impeded> standing = new ArrayList<>(offer.impediments.stream()
                .filter(each -> now.contains(new Ground(each.asset(), each.ground())))
                .toList());
        Map<Impediment, Set<AssetId>> fresh = new TreeMap<>();
        for (Ground ground : now) {
            if (!known.contains(ground)) {
                Impediment what = ground.impediment();
                fresh.computeIfAbsent(what, each -> new HashSet<>()).add(new AssetId(ground.asset()));
                standing.add(new OfferRow.Impeded(ground.asset(), what, rules.of(what), Impediments.rule(what), at));
            }
        }
        offer.impediments = List.copyOf(standing);
        List<OfferImpeded> told = fresh.entrySet().stream()
                .map(each -> impeded(offer, each.getKey(), each.getValue(), at))
                .toList();
        outbox.tellAll(told);
        if (now.isEmpty()) {
            outbox.tell(new OfferImpedimentLifted(offer.offer(), offer.mode, offer.centreCode(), at));
        }
        offer.version++;
        audit.recordBySystem(cause, offer.mode, "offer.impede", "offer", offer.id, known, now);
    }

    private OfferImpeded impeded(OfferRow offer, Impediment ground, Set<AssetId> which, Instant at) {
        return new OfferImpeded(
                offer.offer(),
                offer.mode,
                offer.centreCode(),
                ground,
                rules.of(ground),
                which,
                Impediments.rule(ground),
                at);
    }

    private Set<Ground> grounds(OfferRow offer) {
        List<UUID> ids = offer.assetIds();
        LocalDate today = clock.today();
        Map<UUID, List<EncumbranceRow>> lying =
                encumbrances.on(ids, today).stream().collect(Collectors.groupingBy(row -> row.asset));
        Set<UUID> passed = titles.changedSince(ids, offer.announcedAt);
        Map<UUID, AssetRow> rows = new HashMap<>();
        assets.list("id in ?1", ids).forEach(row -> rows.put(row.id, row));
        ConsentBook book = consents.book(offer.offer(), OfferGates.termsHash(offer));
        Set<Ground> found = new HashSet<>();
        for (UUID id : ids) {
            List<EncumbranceRow> on = lying.getOrDefault(id, List.of());
            Impediments.Fate fate = new Impediments.Fate(
                    rows.get(id).status,
                    on.stream().anyMatch(row -> row.kind == EncumbranceKind.SEIZURE),
                    on.stream().anyMatch(row -> row.kind == EncumbranceKind.SUSPENSION),
                    on.stream()
                            .filter(row -> row.kind == EncumbranceKind.PLEDGE)
                            .anyMatch(row -> isNew(row, offer) && !book.holds(pledgee(row))),
                    passed.contains(id));
            Impediments.of(fate).forEach(impediment -> found.add(new Ground(id, impediment)));
        }
        return found;
    }

    /** What was there at the announcement has passed its gate. */
    private boolean isNew(EncumbranceRow pledge, OfferRow offer) {
        LegalEventRow begun = events.findById(new LegalEventRow.Key(pledge.asset, pledge.begunBy));
        return begun.enteredAt.isAfter(offer.announcedAt);
    }

    private static Consenter pledgee(EncumbranceRow pledge) {
        return pledge.holder == null
                ? new Consenter.OutsidePledgee(pledge.id)
                : new Consenter.Pledgee(new ParticipantId(pledge.holder));
    }
}
