package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.listing.legal.Category;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.GrantEntries;
import org.ipmarket.listing.store.GrantEntryRow;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.ProposalRow;
import org.ipmarket.listing.store.TitleEntries;
import org.ipmarket.listing.store.TitleEntryRow;
import org.ipmarket.listing.title.Basis;
import org.ipmarket.listing.title.ChainOfTitle;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.GrantRecorded;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.event.TradeRecorded;
import org.ipmarket.messages.id.AssetId;

/** Enters in the register what a recorded trade has brought, a new owner or a licence, and what two people correct. Nothing else writes there. */
@ApplicationScoped
public class TitleRegister {
    private static final String CAUSE = "trade.recorded";

    private final Assets assets;
    private final TitleEntries titles;
    private final GrantEntries grants;
    private final LegalRegister legal;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    TitleRegister(
            Assets assets,
            TitleEntries titles,
            GrantEntries grants,
            LegalRegister legal,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.assets = assets;
        this.titles = titles;
        this.grants = grants;
        this.legal = legal;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of the assets whose chain has grown since. */
    public Set<UUID> changedSince(Collection<UUID> assets, Instant since) {
        return titles.changedSince(assets, since);
    }

    /**
     * Called once for each trade, in the transaction that hears of it.
     *
     * @param extent how far the licence reaches that was offered; of no account where the title passes
     */
    public void enter(TradeRecorded trade, Extent extent) {
        List<UUID> ids = trade.assets().stream().map(AssetId::value).toList();
        List<AssetRow> rows = assets.lockAll(ids);
        if (rows.size() < ids.size()) {
            throw new IllegalStateException("trade " + trade.trade() + " names an asset that is not on the register");
        }
        for (AssetRow row : rows) {
            if (trade.right() == Right.ASSIGNMENT) {
                pass(row, trade);
            } else {
                grant(row, trade, extent);
            }
        }
    }

    private void pass(AssetRow row, TradeRecorded trade) {
        ChainOfTitle.Link.Passed passed =
                switch (ChainOfTitle.assign(row.owners, trade.seller(), trade.buyer())) {
                    case ChainOfTitle.Link.Passed link -> link;
                    case ChainOfTitle.Link.Broken broken ->
                        throw new IllegalStateException(
                                "trade " + trade.trade() + ", asset " + row.id + ": " + broken.reason());
                };
        AssetChanged before = row.told();
        row.owners = passed.to();
        row.version++;
        TitleEntryRow entry = new TitleEntryRow();
        entry.asset = row.id;
        entry.owners = passed.to();
        entry.fromDate = trade.effectiveOn();
        entry.basis = Basis.ASSIGNMENT;
        entry.trade = trade.trade().value();
        entry.registration = trade.registration();
        entry.enteredAt = clock.now();
        titles.append(entry);
        legal.store(row, List.of(event(row, trade, EventKind.OWNER_CHANGED, "the title has passed")));
        outbox.tellAll(List.of(
                row.told(),
                new TitleChanged(
                        row.asset(),
                        row.mode,
                        trade.trade(),
                        trade.centre(),
                        passed.from(),
                        passed.to(),
                        trade.registration(),
                        trade.effectiveOn(),
                        entry.enteredAt)));
        audit.recordBySystem(CAUSE, row.mode, "asset.assign", "asset", row.id, before, row.told());
    }

    private void grant(AssetRow row, TradeRecorded trade, Extent extent) {
        GrantEntryRow entry = new GrantEntryRow();
        entry.asset = row.id;
        entry.trade = trade.trade().value();
        entry.rightGranted = trade.right();
        entry.extent = extent;
        entry.licensee = trade.buyer().value();
        entry.registration = trade.registration();
        entry.effectiveOn = trade.effectiveOn();
        entry.recordedAt = clock.now();
        grants.persist(entry);
        GrantRecorded recorded = new GrantRecorded(
                row.asset(),
                row.mode,
                trade.trade(),
                trade.centre(),
                trade.right(),
                trade.buyer(),
                trade.registration(),
                trade.effectiveOn(),
                entry.recordedAt,
                extent);
        outbox.tell(recorded);
        audit.recordBySystem(CAUSE, row.mode, "asset.grant", "asset", row.id, null, recorded);
        legal.store(row, List.of(event(row, trade, EventKind.NOTED, "a licence was recorded: " + trade.right())));
        legal.follow(row, "asset.encumber", CAUSE);
    }

    /** The licence itself stands among the grants; the stream of events notes it. */
    private static LegalRegister.Entry event(AssetRow row, TradeRecorded trade, EventKind kind, String meaning) {
        return new LegalRegister.Entry(
                kind,
                kind == EventKind.NOTED ? Category.S : kind.category(),
                row.office,
                kind.name(),
                meaning,
                trade.effectiveOn(),
                null,
                new EventDetail(trade.registration(), null, null, null, null, null, null, null, null, null),
                LegalEventRow.Source.TRADE,
                "trade:" + trade.trade(),
                null,
                "settlement");
    }

    /**
     * Corrects who owns an asset: a further link, beside the one that was wrong.
     *
     * @param row locked
     * @return the place of the link in the chain
     */
    public int correct(AssetRow row, ProposalRow.Title correction) {
        AssetChanged before = row.told();
        List<TitleEntryRow> chain = titles.chain(row.id);
        TitleEntryRow entry = new TitleEntryRow();
        entry.asset = row.id;
        entry.owners = correction.owners();
        entry.fromDate = correction.from();
        entry.basis = Basis.CORRECTION;
        entry.registration = correction.registration();
        entry.reasons = correction.reasons();
        entry.document = correction.document();
        entry.enteredAt = clock.now();
        titles.append(entry);
        chain.stream()
                .filter(link -> link.supersededBy == null)
                .reduce((earlier, later) -> later)
                .ifPresent(link -> link.supersededBy = entry.sequence);
        row.owners = correction.owners();
        row.version++;
        outbox.tell(row.told());
        audit.record("asset.title.correct", "asset", row.id, before, row.told());
        return entry.sequence;
    }
}
