package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.bidding.proof.SigningKeys;
import org.ipmarket.bidding.store.BidRow;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.id.LotId;

/** Locks lots and writes what was done to them: row, log, bids, signed head and events in the present transaction. */
@ApplicationScoped
class Lots {
    private final KnownTerms knownTerms;
    private final DueSteps dueSteps;
    private final LotEnding ending;
    private final SigningKeys keys;
    private final Outbox outbox;
    private final Event<LotChanged> changed;

    Lots(
            KnownTerms knownTerms,
            DueSteps dueSteps,
            LotEnding ending,
            SigningKeys keys,
            Outbox outbox,
            Event<LotChanged> changed) {
        this.knownTerms = knownTerms;
        this.dueSteps = dueSteps;
        this.ending = ending;
        this.keys = keys;
        this.outbox = outbox;
        this.changed = changed;
    }

    /** Locks a lot and takes the steps that have become due on it; empty where there is no such lot. */
    Optional<LockedLot> lock(Connection connection, LotId id) throws SQLException {
        Optional<LotRow> row = LotTable.lock(connection, id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        OutageTable.Now now = dueSteps.now(connection);
        LockedLot lot =
                new LockedLot(row.get(), knownTerms.of(connection, id, row.get().termsLeaf()), now.clock());
        dueSteps.take(connection, lot, now.latestOutage());
        return Optional.of(lot);
    }

    /**
     * @param view the lot as it now is
     * @param bids those judged in this transaction, in order, as they are now stored
     */
    record Saved(LotView view, List<Receipted> bids) {}

    /** Writes what was done; where nothing was, nothing. */
    Saved save(Connection connection, LockedLot lot) throws SQLException {
        if (!lot.changed()) {
            return new Saved(LotView.of(lot.row(), lot.terms(), lot.now()), List.of());
        }
        List<Entry> written = lot.journal().written();
        List<byte[]> hashes = written.stream().map(Entry::hash).toList();
        Growth growth = new Growth(lot.row().frontier(), hashes);
        Frontier frontier = lot.row().frontier().append(hashes);
        LogTable.append(connection, lot.id(), written);
        List<Receipted> receipted = saveBids(connection, lot, growth);
        LotEnding.Result ended = ending.of(connection, lot, frontier);
        LotRow before = lot.row();
        LotRow after = new LotRow(
                lot.id(),
                before.mode(),
                before.centre(),
                before.relists(),
                before.currency(),
                lot.state(),
                lot.admitted(),
                lot.appliedOutage(),
                lot.termsLeaf(),
                frontier,
                ended.result(),
                ended.unsoldReason());
        LotTable.update(connection, after, lot.dueAt());
        if (!lot.events().isEmpty()) {
            outbox.tellAll(lot.events());
        }
        LotView view = LotView.of(after, lot.terms(), lot.now());
        changed.fire(new LotChanged(view));
        return new Saved(view, receipted);
    }

    private List<Receipted> saveBids(Connection connection, LockedLot lot, Growth growth) throws SQLException {
        if (lot.bids().isEmpty()) {
            return List.of();
        }
        TreeHead head = TreeHead.of(lot.id(), growth.root(), growth.size(), lot.now());
        SigningKeys.Signature signed = keys.sign(head.statement());
        HeadRow headRow =
                new HeadRow(lot.id(), growth.size(), growth.root(), lot.now(), signed.keyId(), signed.signature());
        List<Receipted> receipted = new ArrayList<>();
        List<BidRow> rows = new ArrayList<>();
        for (PlacedBid bid : lot.bids()) {
            Leaf.Bid leaf = bid.leaf();
            BidRow row = new BidRow(
                    lot.id(),
                    leaf.sequence(),
                    leaf.bid(),
                    bid.participant(),
                    bid.key().client(),
                    bid.key().key(),
                    leaf.amount(),
                    leaf.accepted(),
                    leaf.rejection(),
                    leaf.lowestAcceptable(),
                    leaf.endsAt(),
                    leaf.time(),
                    bid.entry().hash(),
                    growth.size(),
                    growth.inclusion(leaf.sequence()));
            rows.add(row);
            receipted.add(new Receipted(row, headRow));
        }
        LogTable.insertHead(connection, headRow);
        BidTable.insert(connection, lot.id(), rows);
        return receipted;
    }
}
