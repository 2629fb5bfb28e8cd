package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ipmarket.bidding.lot.RememberedLots.Remembered;
import org.ipmarket.bidding.proof.SignedHeads;
import org.ipmarket.bidding.proof.SigningKeys;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.LogTable.HeadRow;
import org.ipmarket.bidding.store.LogWriter;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.bidding.store.OutageTable;
import org.ipmarket.bidding.store.ReserveTable;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;

/** Locks lots and writes what was done to them: row, log, bids, signed head and events in the present transaction. */
@ApplicationScoped
class Lots {
    private final KnownTerms knownTerms;
    private final DueSteps dueSteps;
    private final TellBids tellBids;
    private final LotEnding ending;
    private final SigningKeys keys;
    private final Outbox outbox;
    private final Event<LotsChanged> changed;

    Lots(
            KnownTerms knownTerms,
            DueSteps dueSteps,
            TellBids tellBids,
            LotEnding ending,
            SigningKeys keys,
            Outbox outbox,
            Event<LotsChanged> changed) {
        this.knownTerms = knownTerms;
        this.dueSteps = dueSteps;
        this.tellBids = tellBids;
        this.ending = ending;
        this.keys = keys;
        this.outbox = outbox;
        this.changed = changed;
    }

    /** Locks a lot, tells of the bids that were left to tell and takes the steps that have become due on it; empty where there is no such lot. */
    Optional<LockedLot> lock(Connection connection, LotId id) throws SQLException {
        Optional<LotRow> row = LotTable.lock(connection, id);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        OutageTable.Now now = dueSteps.now(connection);
        LockedLot lot = locked(connection, row.get(), now);
        tellBids.before(connection, lot);
        dueSteps.take(connection, lot, now.latestOutage());
        return Optional.of(lot);
    }

    /** As {@link #lock(Connection, LotId)}; 404 where there is no such lot, or it is of the other mode. */
    LockedLot lock(Connection connection, LotId id, Mode mode) throws SQLException {
        return lock(connection, id)
                .filter(lot -> lot.row().mode() == mode)
                .orElseThrow(() -> Problems.notFound("lot", id));
    }

    /**
     * Locks those of the lots that exist and nobody else has locked, in order of id, and takes the steps due on each. Of one that is
     * remembered as it still is, only the version is read.
     */
    Available lockAvailable(
            Connection connection, Collection<LotId> ids, Collection<ClientKey> keys, RememberedLots remembered)
            throws SQLException {
        LotTable.LockedRows rows = LotTable.lockAvailable(connection, ids, keys);
        if (rows.lots().isEmpty()) {
            return new Available(List.of(), Map.of(), false);
        }
        Map<LotId, Remembered> known = new HashMap<>();
        List<LotId> unknown = new ArrayList<>();
        for (LotTable.Locked lot : rows.lots()) {
            remembered.of(lot).ifPresentOrElse(one -> known.put(lot.id(), one), () -> unknown.add(lot.id()));
        }
        if (!unknown.isEmpty()) {
            LotTable.find(connection, unknown).forEach(row -> known.put(row.id(), Remembered.of(row)));
        }
        OutageTable.Now now = dueSteps.checked(connection, rows.now());
        List<LockedLot> locked = new ArrayList<>();
        for (LotTable.Locked lot : rows.lots()) {
            locked.add(withDueSteps(connection, known.get(lot.id()).row(), now));
        }
        return new Available(locked, known, rows.repeated() || !unknown.isEmpty());
    }

    /**
     * @param known what is known of each, to be added to
     * @param repeated whether one of the bids may have been judged before: where one was found, and where somebody else may have judged
     *     bids between the look and the lock
     */
    record Available(List<LockedLot> lots, Map<LotId, Remembered> known, boolean repeated) {}

    private LockedLot withDueSteps(Connection connection, LotRow row, OutageTable.Now now) throws SQLException {
        LockedLot lot = locked(connection, row, now);
        if (dueSteps.areDue(lot, now.latestOutage())) {
            tellBids.before(connection, lot);
            dueSteps.take(connection, lot, now.latestOutage());
        }
        return lot;
    }

    private LockedLot locked(Connection connection, LotRow row, OutageTable.Now now) throws SQLException {
        return new LockedLot(
                row,
                knownTerms.of(connection, row.id(), row.termsLeaf()),
                now.clock(),
                row.hasReserve() ? ReserveTable.find(connection, row.id(), row.currency()) : null,
                row.keysLeaf() == null ? null : knownTerms.keys(connection, row.id(), row.keysLeaf()));
    }

    /**
     * @param lot as it now is
     * @param at when
     * @param bids those judged in this transaction, in order, as they are now stored
     */
    record Saved(KnownLot lot, Instant at, List<Receipted> bids) {
        LotView view() {
            return lot.at(at);
        }
    }

    /** Writes what was done; where nothing was, nothing. */
    Saved save(Connection connection, LockedLot lot) throws SQLException {
        return save(connection, List.of(lot)).getFirst();
    }

    /** Writes what was done to each, each table in one go, awards aside. @return each as it now is, in the same order */
    List<Saved> save(Connection connection, List<LockedLot> locked) throws SQLException {
        Map<LotId, GrownLog> grown = new LinkedHashMap<>();
        for (LockedLot lot : locked) {
            if (lot.changed()) {
                grown.put(lot.id(), GrownLog.of(lot));
            }
        }
        Map<LotId, HeadRow> heads = writeLogs(connection, grown.values());
        List<LotTable.Changed> changes = new ArrayList<>();
        List<MarketEvent> events = new ArrayList<>();
        List<LotChanged> told = new ArrayList<>();
        List<Saved> saved = new ArrayList<>();
        for (LockedLot lot : locked) {
            GrownLog log = grown.get(lot.id());
            LotRow row = log == null ? lot.row() : row(lot, log, ending.of(connection, lot, log.frontier()));
            KnownLot known = new KnownLot(row, lot.terms());
            saved.add(new Saved(known, lot.now(), log == null ? List.of() : log.receipted(heads.get(lot.id()))));
            if (log != null) {
                Instant dueAt = lot.dueAt();
                changes.add(new LotTable.Changed(lot.row(), row, dueAt, lot.awaits()));
                events.addAll(lot.events());
                told.add(new LotChanged(known, lot.now(), dueAt, tellBids.tellAt(lot)));
            }
        }
        if (!told.isEmpty()) {
            changed.fire(new LotsChanged(told));
        }
        LotTable.update(connection, changes);
        if (!events.isEmpty()) {
            outbox.tellAll(events);
        }
        return saved;
    }

    /** @return the signed heads of those that got bids */
    private Map<LotId, HeadRow> writeLogs(Connection connection, Collection<GrownLog> logs) throws SQLException {
        List<HeadRow> heads = SignedHeads.sign(
                keys,
                logs.stream()
                        .filter(log -> log.head() != null)
                        .map(log -> new SignedHeads.NewHead(log.head(), log.edge()))
                        .toList());
        Map<LotId, HeadRow> signed =
                heads.stream().collect(Collectors.toMap(head -> head.head().lot(), head -> head));
        LogWriter.append(
                connection,
                logs.stream()
                        .flatMap(log -> log.leaves(signed.get(log.lot())).stream())
                        .toList());
        BidderTable.haveBid(
                connection,
                logs.stream()
                        .flatMap(log -> log.first().stream())
                        .map(bid -> new BidderTable.Place(bid.lot(), bid.participant()))
                        .toList());
        return signed;
    }

    private static LotRow row(LockedLot lot, GrownLog log, LotEnding.Result ended) {
        LotRow before = lot.row();
        return new LotRow(
                lot.id(),
                before.mode(),
                before.centre(),
                before.relists(),
                before.currency(),
                lot.state(),
                lot.admitted(),
                lot.appliedOutage(),
                lot.termsLeaf(),
                log.frontier(),
                ended.result(),
                ended.unsoldReason(),
                ended.price(),
                before.rules(),
                lot.keysLeaf(),
                lot.hasReserve(),
                lot.impeded(),
                lot.halted(),
                lot.telling(),
                before.version() + 1);
    }
}
