package org.ipmarket.bench.bidding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.BitSet;
import org.ipmarket.bench.Figures;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.bench.load.Callers;
import org.ipmarket.local.Fault;

/**
 * How fast lots take bids, beside the usual way with a row lock for each bid: the same PostgreSQL, the same two cores, taking turns.
 * The service is asked over HTTP by 200 bidders with tokens of their own, on two connections each; keys, log, receipts and events are on.
 */
public final class BiddingBench {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofSeconds(6);
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private final BiddingParts parts;
    private final Figures figures;
    private final RowLock rowLock;
    private final Bids bids;
    private final Callers callers;

    private BiddingBench(BiddingParts parts, Figures figures, RowLock rowLock, Bids bids, Callers callers) {
        this.parts = parts;
        this.figures = figures;
        this.rowLock = rowLock;
        this.bids = bids;
        this.callers = callers;
    }

    public static void run(Figures figures) throws Exception {
        try (BiddingParts parts = BiddingParts.start();
                KeyServer keys = new KeyServer(parts.identityPort())) {
            RowLock rowLock = RowLock.prepare(parts);
            long began = System.nanoTime();
            Bids bids = new Bids(parts, Lots.announce(parts), keys);
            figures.note("%d lots and their bidders known after %.0f s".formatted(Lots.QUIET + 1, seconds(began)));
            try (Callers callers = new Callers(Bids.CALLERS, parts.servicePort())) {
                new BiddingBench(parts, figures, rowLock, bids, callers).run();
            }
        }
    }

    private void run() throws Exception {
        warm();
        double rate = hotLot();
        latency(rate / 2);
        thousandLots();
        drain();
        count();
    }

    private void warm() throws Exception {
        callers.asFastAsTheyCan(bids.empty(), WARM.dividedBy(4));
        callers.asFastAsTheyCan(bids.hotLot(), WARM);
        callers.asFastAsTheyCan(bids.thousandLots(), WARM.multipliedBy(2));
        rowLock.hotLot(WARM.dividedBy(4));
    }

    private double hotLot() throws Exception {
        double[] locked = new double[ROUNDS];
        double[] bid = new double[ROUNDS];
        double[] empty = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            awaitDrained();
            locked[round] = rowLock.hotLot(TURN);
            Callers.Result result = judged(callers.asFastAsTheyCan(bids.hotLot(), TURN));
            bid[round] = result.perSecond();
            Callers.Result checked = callers.asFastAsTheyCan(bids.empty(), TURN);
            require(checked.others(200) == 0, "empty posts were refused");
            empty[round] = checked.perSecond();
            figures.note(
                    "hot lot, round %d: %.0f row locks/s, %.0f bids/s (%d accepted, %d too low), %.0f empty posts/s"
                            .formatted(
                                    round + 1,
                                    locked[round],
                                    bid[round],
                                    result.with(Bids.ACCEPTED),
                                    result.with(Bids.TOO_LOW),
                                    empty[round]));
        }
        double rate = Figures.median(bid);
        figures.figure("row_lock_hot_lot", Figures.median(locked), "bids/s");
        figures.figure("bid_hot_lot", rate, "bids/s");
        figures.figure("empty_post", Figures.median(empty), "posts/s");
        figures.ratio("bid_hot_lot_vs_row_lock", medianRatio(bid, locked));
        figures.ratio("bid_hot_lot_vs_empty_post", medianRatio(bid, empty));
        return rate;
    }

    private void latency(double perSecond) throws Exception {
        double[] millis =
                judged(callers.atRate(bids.hotLot(), perSecond, STEADY)).millis();
        figures.figure("bid_median_at_half_rate", Figures.median(millis), "ms");
        figures.figure("bid_p99_at_half_rate", Figures.percentile(millis, 99), "ms");
    }

    private void thousandLots() throws Exception {
        double[] locked = new double[ROUNDS];
        double[] bid = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            awaitDrained();
            locked[round] = rowLock.thousandLots(TURN);
            Callers.Result result = judged(callers.asFastAsTheyCan(bids.thousandLots(), TURN));
            bid[round] = result.perSecond();
            figures.note("1,000 lots, round %d: %.0f row locks/s, %.0f bids/s (%d accepted, %d too low)"
                    .formatted(
                            round + 1,
                            locked[round],
                            bid[round],
                            result.with(Bids.ACCEPTED),
                            result.with(Bids.TOO_LOW)));
        }
        figures.figure("row_lock_1000_lots", Figures.median(locked), "bids/s");
        figures.figure("bid_1000_lots", Figures.median(bid), "bids/s");
        figures.ratio("bid_1000_lots_vs_row_lock", medianRatio(bid, locked));
    }

    /** Of those of the rounds: a shared machine is faster in one minute than in the next, for both. */
    private static double medianRatio(double[] of, double[] over) {
        double[] ratios = new double[of.length];
        for (int round = 0; round < of.length; round++) {
            ratios[round] = of[round] / over[round];
        }
        return Figures.median(ratios);
    }

    private static Callers.Result judged(Callers.Result result) {
        require(
                result.others(Bids.ACCEPTED, Bids.TOO_LOW) == 0,
                "%d bids were answered neither 201 nor 422".formatted(result.others(Bids.ACCEPTED, Bids.TOO_LOW)));
        return result;
    }

    /** From the last answer until every event is with the broker. */
    private void drain() throws Exception {
        long began = System.nanoTime();
        awaitDrained();
        figures.figure("outbox_drained", seconds(began), "s");
    }

    /** Before a turn of row locks too: what the service has still to do is not their fault. */
    private void awaitDrained() throws Exception {
        long end = System.nanoTime() + DRAINED_WITHIN.toNanos();
        try (Connection connection = parts.connectToBidding();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("select exists (select from outbox_unsent)")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        break;
                    }
                }
                require(System.nanoTime() < end, "the outbox is not drained after " + DRAINED_WITHIN);
                Thread.sleep(20);
            }
        }
    }

    /** Every bid that was answered 201 stands in its lot's log as accepted, and nothing else does. */
    private void count() throws SQLException {
        String sql = "select b.key, b.accepted, l.leaf like '%\"accepted\":true%' as told from bid b"
                + " join log_leaf l on l.lot = b.lot and l.sequence = b.sequence"
                + " and l.leaf like '%\"bid\":\"' || b.id || '\"%' and l.hash = sha256('\\x00'::bytea || convert_to(l.leaf, 'UTF8'))";
        BitSet found = new BitSet();
        long judged = 0;
        try (Connection connection = parts.connectToBidding();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    judged++;
                    require(
                            row.getBoolean("accepted") == row.getBoolean("told"),
                            "bid and log differ: " + row.getString("key"));
                    if (row.getBoolean("accepted")) {
                        found.set(number(row.getString("key")));
                    }
                }
            }
        }
        BitSet missing = (BitSet) bids.accepted().clone();
        missing.andNot(found);
        require(missing.isEmpty(), missing.cardinality() + " bids were answered 201 and are not in the log");
        require(
                found.cardinality() == bids.accepted().cardinality(),
                "the log has accepted bids that were never answered 201");
        figures.figure("bids_answered_201", bids.accepted().cardinality(), "bids");
        figures.figure("bids_accepted_in_log", found.cardinality(), "bids");
        figures.figure("bids_judged", judged, "bids");
    }

    private static int number(String key) {
        return Integer.parseInt(key.substring(Bids.KEY.length(), key.lastIndexOf('-')));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Fault(otherwise);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
