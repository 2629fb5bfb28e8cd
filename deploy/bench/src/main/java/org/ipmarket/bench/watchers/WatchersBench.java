package org.ipmarket.bench.watchers;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.ipmarket.bench.Figures;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.bench.Packaged;
import org.ipmarket.bench.bidding.Bidders;
import org.ipmarket.bench.bidding.BiddingParts;
import org.ipmarket.bench.bidding.MarketEvents;
import org.ipmarket.bench.load.Callers;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * How long after a bid those who watch its lot see it: thousands of streams of one lot, bids at a steady rate until shortly before its
 * end, and then the close, which nobody may miss. At the service, then through the gateway.
 */
public final class WatchersBench {
    private static final int BIDDERS = 20;
    private static final int DIRECT = 5_000;
    private static final int THROUGH_GATEWAY = 1_000;
    private static final double BIDS_A_SECOND = 20;
    private static final Duration OPEN = Duration.ofSeconds(100);
    private static final Duration WARM = Duration.ofSeconds(8);
    private static final Duration COUNTED = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration CLOSE_SEEN_WITHIN = Duration.ofSeconds(10);
    private static final int ACCEPTED = 201;
    private static final int TOO_LOW = 422;

    private final BiddingParts parts;
    private final Figures figures;
    private final KeyServer keys;
    private final ParticipantId seller = ParticipantId.next();
    private final Bidders bidders;

    private WatchersBench(BiddingParts parts, Figures figures, KeyServer keys) throws GeneralSecurityException {
        this.parts = parts;
        this.figures = figures;
        this.keys = keys;
        this.bidders = new Bidders(BIDDERS, parts, keys);
    }

    public static void run(Figures figures) throws Exception {
        try (BiddingParts parts = BiddingParts.start();
                KeyServer keys = new KeyServer(parts.identityPort())) {
            new WatchersBench(parts, figures, keys).run();
        }
    }

    private void run() throws Exception {
        introduce();
        Delays direct = watch("watchers", DIRECT, parts.servicePort());
        figures.figure("watchers_commit_to_frame_median", direct.percentile(50), "ms");
        figures.figure("watchers_commit_to_frame_p99", direct.percentile(99), "ms");
        figures.figure("watchers_peak_heap", parts.service().peakHeap(), "MiB");
        try (Packaged gateway = parts.startGateway()) {
            Delays through = watch("gateway_watchers", THROUGH_GATEWAY, gateway.port());
            figures.figure("gateway_watchers_median", through.percentile(50), "ms");
            figures.figure("gateway_watchers_p99", through.percentile(99), "ms");
            figures.figure("gateway_watchers_peak_heap", gateway.peakHeap(), "MiB");
        }
    }

    private void introduce() throws Exception {
        List<MarketEvent> events = new ArrayList<>();
        events.add(MarketEvents.qualified(seller));
        bidders.introduce(events);
        MarketEvents.publish(parts, events);
    }

    /** From the announcement of a lot until everybody has seen its close. */
    private Delays watch(String name, int count, int port) throws Exception {
        List<MarketEvent> events = new ArrayList<>();
        LotId lot = MarketEvents.announce(events, seller, OPEN);
        Instant end = Instant.now().plus(OPEN);
        bidders.giveDeposits(events, lot);
        MarketEvents.publish(parts, events);
        MarketEvents.awaitOpen(parts, List.of(lot), BIDDERS);
        long began = System.nanoTime();
        String token = keys.token(parts.issuer(), "watcher", "appraiser", "");
        try (Crowd crowd = new Crowd(count, port, "/api/v1/lots/" + lot + "/stream", token)) {
            crowd.awaitWatching();
            figures.note("%s: %d after %.1f s".formatted(name, count, (System.nanoTime() - began) / 1e9));
            figures.figure(name + "_live_heap", parts.service().liveHeap(), "MiB");
            Instant countedFrom = end.minus(QUIET).minus(COUNTED);
            Duration left = Duration.between(Instant.now(), countedFrom.minus(WARM));
            if (left.isNegative()) {
                throw new Fault("no time is left to bid: the watchers came too late");
            }
            Thread.sleep(left);
            Duration used = parts.service().processorTime();
            bid(lot);
            used = parts.service().processorTime().minus(used);
            long closing = awaitClose(lot, crowd, end);
            crowd.stop();
            int missed = crowd.missing(closing);
            figures.figure(name + "_missed_closing", missed, "count");
            if (missed > 0) {
                throw new Fault(missed + " of " + count + " watchers missed the close");
            }
            // the first frame of each came before, those of the close after
            figures.figure(name + "_service_time", used.toNanos() / 1e3 / (crowd.events() - 2.0 * count), "us/frame");
            Delays delays = delays(lot, crowd, countedFrom);
            figures.note("%s: %d frames read, %d delays".formatted(name, crowd.events(), delays.count()));
            return delays;
        }
    }

    private void bid(LotId lot) throws Exception {
        try (Callers callers = new Callers(BIDDERS, parts.servicePort())) {
            Callers.Result result = callers.atRate(new Bidding(lot), BIDS_A_SECOND, WARM.plus(COUNTED));
            if (result.others(ACCEPTED, TOO_LOW) > 0) {
                throw new Fault(result.others(ACCEPTED, TOO_LOW) + " bids were answered neither 201 nor 422");
            }
        }
    }

    /** @return the sequence of the lot's last entry, once everybody had time to see it */
    private long awaitClose(LotId lot, Crowd crowd, Instant end) throws Exception {
        try (Connection connection = parts.connectToBidding();
                PreparedStatement select = connection.prepareStatement(
                        "select next_sequence - 1 from lot where id = ? and phase = 'CLOSED'")) {
            select.setObject(1, lot.value());
            while (Instant.now().isBefore(end.plus(CLOSE_SEEN_WITHIN))) {
                crowd.requireUnbroken();
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        Thread.sleep(CLOSE_SEEN_WITHIN.dividedBy(4));
                        return row.getLong(1);
                    }
                }
                Thread.sleep(50);
            }
        }
        throw new Fault("the lot has not closed");
    }

    /** By the time at which a bid was judged, under the lock and so before the commit: what is told is a little too much. */
    private Delays delays(LotId lot, Crowd crowd, Instant from) throws SQLException {
        LongStream.Builder ids = LongStream.builder();
        LongStream.Builder micros = LongStream.builder();
        try (Connection connection = parts.connectToBidding();
                PreparedStatement select = connection.prepareStatement(
                        "select sequence, (extract(epoch from at) * 1000000)::bigint from bid"
                                + " where lot = ? and accepted and at >= ?::timestamptz order by sequence")) {
            select.setObject(1, lot.value());
            select.setString(2, from.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                    micros.add(row.getLong(2));
                }
            }
        }
        return crowd.delays(ids.build().toArray(), micros.build().toArray());
    }

    /** Each outbids the one before. */
    private final class Bidding implements Callers.Script {
        private final LotId lot;
        private long yuan = 1_000;

        Bidding(LotId lot) {
            this.lot = lot;
        }

        @Override
        public byte[] next(int caller) {
            yuan += 10;
            return bidders.bid(caller, lot, yuan);
        }

        @Override
        public void answered(int caller, int status) {}
    }
}
