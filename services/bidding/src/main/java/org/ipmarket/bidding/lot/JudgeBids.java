package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.bidding.lot.RememberedLots.Remembered;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.ClientKey;
import org.ipmarket.bidding.store.BidTable.LotKey;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.BidderTable.Place;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * One transaction of one or several lots: locks them, takes what is due on each, judges the bids that wait for each in their
 * order, writes all of it, each table in one go.
 */
@ApplicationScoped
class JudgeBids {
    private final Database database;
    private final Lots lots;
    private final DueSteps dueSteps;
    private final TellBids tellBids;
    private final RememberedLots remembered;

    JudgeBids(Database database, Lots lots, DueSteps dueSteps, TellBids tellBids, RememberedLots remembered) {
        this.database = database;
        this.lots = lots;
        this.dueSteps = dueSteps;
        this.tellBids = tellBids;
        this.remembered = remembered;
    }

    /** What one transaction takes of a lot. @param requests perhaps none: then only what is due happens */
    record Batch(LotId lot, List<BidRequest> requests) {}

    /**
     * Waits for the lot's lock.
     *
     * @return an answer to each request, in the same order; all of them are durable
     */
    List<BidAnswer> judge(Batch batch) {
        remembered.forget(List.of(batch.lot()));
        return database.callInNew(connection -> {
            Optional<LockedLot> lot = lots.lock(connection, batch.lot());
            return lot.isEmpty()
                    ? batch.requests().stream()
                            .<BidAnswer>map(_ -> new BidAnswer.NoSuchLot())
                            .toList()
                    : judge(connection, alone(lot.get()), Map.of(batch.lot(), batch))
                            .getFirst()
                            .answers();
        });
    }

    private static Lots.Available alone(LockedLot lot) {
        return new Lots.Available(List.of(lot), Map.of(lot.id(), Remembered.of(lot.row())), true);
    }

    /**
     * Waits for no lock: a lot that somebody else works on is left out, as is one that does not exist.
     *
     * @return the answers for each lot that was not left out; all of them are durable
     */
    Map<LotId, List<BidAnswer>> judgeAvailable(List<Batch> batches) {
        Map<LotId, Batch> byLot = batches.stream().collect(Collectors.toMap(Batch::lot, batch -> batch));
        List<Judged> judged;
        try {
            List<ClientKey> keys = batches.stream()
                    .flatMap(batch -> batch.requests().stream())
                    .map(BidRequest::key)
                    .toList();
            judged = database.callInNew(connection ->
                    judge(connection, lots.lockAvailable(connection, byLot.keySet(), keys, remembered), byLot));
        } catch (RuntimeException | Error e) {
            remembered.forget(byLot.keySet());
            throw e;
        }
        Map<LotId, List<BidAnswer>> answers = new HashMap<>();
        for (Judged lot : judged) {
            remembered.committed(lot.before(), lot.row(), lot.withBid());
            answers.put(lot.row().id(), lot.answers());
        }
        return answers;
    }

    /**
     * @param before what was known of the lot
     * @param row of it as it is written back
     * @param withBid whose first valid bids are among them
     */
    private record Judged(Remembered before, LotRow row, List<BidAnswer> answers, List<ParticipantId> withBid) {}

    private List<Judged> judge(Connection connection, Lots.Available available, Map<LotId, Batch> batches)
            throws SQLException {
        List<LockedLot> locked = available.lots();
        Known known = known(connection, available, batches);
        Map<LotId, JudgedBatch> judged = new HashMap<>();
        List<TellBids.Judged> toTell = new ArrayList<>();
        for (LockedLot lot : locked) {
            JudgedBatch batch = new JudgedBatch(lot, known.bidders(), known.earlier(), batches.get(lot.id()));
            judged.put(lot.id(), batch);
            toTell.add(new TellBids.Judged(
                    lot, batch.valid(), available.known().get(lot.id()).bidders()));
        }
        tellBids.of(connection, toTell);
        for (LockedLot lot : locked) {
            dueSteps.take(connection, lot); // a bid may have ended the lot at once
        }
        List<Judged> all = new ArrayList<>();
        for (Lots.Saved saved : lots.save(connection, locked)) {
            JudgedBatch batch = judged.get(saved.lot().id());
            all.add(new Judged(
                    available.known().get(saved.lot().id()),
                    saved.lot().row(),
                    batch.answers(saved.bids()),
                    batch.withBid()));
        }
        return all;
    }

    /** What the database knows of those who bid, and of the bids that they sent before. */
    private record Known(Map<Place, BidderRow> bidders, Map<LotKey, Receipted> earlier) {}

    private static Known known(Connection connection, Lots.Available available, Map<LotId, Batch> batches)
            throws SQLException {
        Map<Place, BidderRow> bidders = new HashMap<>();
        Set<Place> unknown = new LinkedHashSet<>();
        Set<LotKey> keys = new LinkedHashSet<>();
        for (LockedLot lot : available.lots()) {
            Map<ParticipantId, BidderRow> met = available.known().get(lot.id()).bidders();
            for (BidRequest request : batches.get(lot.id()).requests()) {
                Place place = new Place(lot.id(), request.participant());
                BidderRow bidder = met.get(request.participant());
                if (bidder == null) {
                    unknown.add(place);
                } else {
                    bidders.put(place, bidder);
                }
                if (available.repeated()) {
                    keys.add(new LotKey(lot.id(), request.key()));
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<Place, BidderRow> found = BidderTable.find(connection, List.copyOf(unknown));
            found.values()
                    .forEach(bidder ->
                            available.known().get(bidder.lot()).bidders().put(bidder.participant(), bidder));
            bidders.putAll(found);
        }
        return new Known(bidders, keys.isEmpty() ? Map.of() : BidTable.findByKeys(connection, List.copyOf(keys)));
    }
}
