package org.ipmarket.bidding.lot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ipmarket.bidding.store.BidTable;
import org.ipmarket.bidding.store.BidTable.LotKey;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.bidding.store.BidderRow;
import org.ipmarket.bidding.store.BidderTable;
import org.ipmarket.bidding.store.BidderTable.Place;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.messages.id.LotId;

/**
 * One transaction of one or several lots: locks them, takes what is due on each, judges the bids that wait for each in their
 * order, writes all of it, each table in one go.
 */
@ApplicationScoped
class JudgeBids {
    private final Database database;
    private final Lots lots;
    private final DueSteps dueSteps;

    JudgeBids(Database database, Lots lots, DueSteps dueSteps) {
        this.database = database;
        this.lots = lots;
        this.dueSteps = dueSteps;
    }

    /** What one transaction takes of a lot. @param requests perhaps none: then only what is due happens */
    record Batch(LotId lot, List<BidRequest> requests) {}

    /**
     * Waits for the lot's lock.
     *
     * @return an answer to each request, in the same order; all of them are durable
     */
    List<BidAnswer> judge(Batch batch) {
        return database.callInNew(connection -> {
            Optional<LockedLot> lot = lots.lock(connection, batch.lot());
            return lot.isEmpty()
                    ? batch.requests().stream()
                            .<BidAnswer>map(_ -> new BidAnswer.NoSuchLot())
                            .toList()
                    : judge(connection, List.of(lot.get()), Map.of(batch.lot(), batch))
                            .get(batch.lot());
        });
    }

    /**
     * Waits for no lock: a lot that somebody else works on is left out, as is one that does not exist.
     *
     * @return the answers for each lot that was not left out; all of them are durable
     */
    Map<LotId, List<BidAnswer>> judgeAvailable(List<Batch> batches) {
        Map<LotId, Batch> byLot = batches.stream().collect(Collectors.toMap(Batch::lot, batch -> batch));
        return database.callInNew(
                connection -> judge(connection, lots.lockAvailable(connection, byLot.keySet()), byLot));
    }

    private Map<LotId, List<BidAnswer>> judge(Connection connection, List<LockedLot> locked, Map<LotId, Batch> batches)
            throws SQLException {
        Known known = known(connection, locked, batches);
        Map<LotId, JudgedBatch> judged = new HashMap<>();
        for (LockedLot lot : locked) {
            judged.put(lot.id(), new JudgedBatch(lot, known.bidders(), known.earlier(), batches.get(lot.id())));
        }
        for (LockedLot lot : locked) {
            dueSteps.take(connection, lot); // a bid may have ended the lot at once
        }
        Map<LotId, List<BidAnswer>> answers = new HashMap<>();
        for (Lots.Saved saved : lots.save(connection, locked)) {
            LotId lot = saved.lot().id();
            answers.put(lot, judged.get(lot).answers(saved.bids()));
        }
        return answers;
    }

    /** What the database knows of those who bid, and of the bids that they sent before. */
    private record Known(Map<Place, BidderRow> bidders, Map<LotKey, Receipted> earlier) {}

    private static Known known(Connection connection, List<LockedLot> locked, Map<LotId, Batch> batches)
            throws SQLException {
        List<Place> places = new ArrayList<>();
        List<LotKey> keys = new ArrayList<>();
        for (LockedLot lot : locked) {
            for (BidRequest request : batches.get(lot.id()).requests()) {
                places.add(new Place(lot.id(), request.participant()));
                keys.add(new LotKey(lot.id(), request.key()));
            }
        }
        return keys.isEmpty()
                ? new Known(Map.of(), Map.of())
                : new Known(
                        BidderTable.find(connection, places.stream().distinct().toList()),
                        BidTable.findByKeys(connection, keys.stream().distinct().toList()));
    }
}
