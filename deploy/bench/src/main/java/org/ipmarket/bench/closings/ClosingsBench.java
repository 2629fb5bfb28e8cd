package org.ipmarket.bench.closings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ipmarket.bench.Figures;
import org.ipmarket.bench.KeyServer;
import org.ipmarket.bench.bidding.Bidders;
import org.ipmarket.bench.bidding.BiddingParts;
import org.ipmarket.bench.bidding.MarketEvents;
import org.ipmarket.bench.load.Callers;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * How late lots close: 200 that end within four seconds, while bids come at a steady rate on them, before and after their ends, and on
 * others. A close is as late as the time in its log's last entry says.
 */
public final class ClosingsBench {
    private static final int ENDING = 200;
    private static final int OTHERS = 100;
    private static final int BIDDERS = 4;
    private static final int CALLERS = 64;
    private static final double BIDS_A_SECOND = 1_000;
    private static final Duration OPEN = Duration.ofSeconds(80);
    private static final Duration APART = Duration.ofMillis(20);
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final int[] ANSWERS = {201, 409, 422};

    private final BiddingParts parts;
    private final Figures figures;
    private final Bidders bidders;
    private final List<LotId> ending = new ArrayList<>();
    private final List<LotId> others = new ArrayList<>();

    private ClosingsBench(BiddingParts parts, Figures figures, Bidders bidders) {
        this.parts = parts;
        this.figures = figures;
        this.bidders = bidders;
    }

    public static void run(Figures figures) throws Exception {
        try (BiddingParts parts = BiddingParts.start();
                KeyServer keys = new KeyServer(parts.identityPort())) {
            new ClosingsBench(parts, figures, new Bidders(BIDDERS, parts, keys)).run();
        }
    }

    private void run() throws Exception {
        Instant firstEnd = announce();
        Duration left = Duration.between(Instant.now(), firstEnd.minus(BEFORE));
        if (left.isNegative()) {
            throw new Fault("no time is left to bid: the lots were open too late");
        }
        Thread.sleep(left);
        try (Callers callers = new Callers(CALLERS, parts.servicePort())) {
            Duration spread = APART.multipliedBy(ENDING);
            Callers.Result result = callers.atRate(
                    new Bidding(), BIDS_A_SECOND, BEFORE.plus(spread).plus(AFTER));
            if (result.others(ANSWERS) > 0) {
                throw new Fault(result.others(ANSWERS) + " bids were answered none of 201, 409 and 422");
            }
            figures.note("%.0f bids/s: %d accepted, %d too low, %d on closed lots"
                    .formatted(result.perSecond(), result.with(201), result.with(422), result.with(409)));
        }
        double[] millis = late();
        figures.figure("closings", millis.length, "lots");
        figures.figure("closings_median", Figures.median(millis), "ms");
        figures.figure("closings_p99", Figures.percentile(millis, 99), "ms");
        figures.figure("closings_latest", Figures.percentile(millis, 100), "ms");
    }

    /** @return about when the first one ends */
    private Instant announce() throws Exception {
        ParticipantId seller = ParticipantId.next();
        List<MarketEvent> events = new ArrayList<>();
        events.add(MarketEvents.qualified(seller));
        bidders.introduce(events);
        for (int i = 0; i < OTHERS; i++) {
            others.add(MarketEvents.announce(events, seller, Duration.ofHours(2)));
        }
        Instant firstEnd = Instant.now().plus(OPEN);
        for (int i = 0; i < ENDING; i++) {
            ending.add(MarketEvents.announce(events, seller, OPEN.plus(APART.multipliedBy(i))));
        }
        List<LotId> all = new ArrayList<>(others);
        all.addAll(ending);
        all.forEach(lot -> bidders.giveDeposits(events, lot));
        MarketEvents.publish(parts, events);
        MarketEvents.awaitOpen(parts, all, all.size() * bidders.count());
        return firstEnd;
    }

    /** By how many milliseconds each was. */
    private double[] late() throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = parts.connectToBidding();
                PreparedStatement select =
                        connection.prepareStatement("select extract(epoch from last_time - ends_at) * 1000 from lot"
                                + " where id = any(?) and phase = 'CLOSED'")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", ending.stream().map(LotId::value).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    millis.add(row.getDouble(1));
                }
            }
        }
        if (millis.size() < ending.size()) {
            throw new Fault((ending.size() - millis.size()) + " lots have not closed");
        }
        return millis.stream().mapToDouble(each -> each).toArray();
    }

    /** Every other bid is on a lot that ends, or has ended. */
    private final class Bidding implements Callers.Script {
        private final SplittableRandom random = new SplittableRandom(11);
        private long bids;

        @Override
        public byte[] next(int caller) {
            List<LotId> among = bids++ % 2 == 0 ? ending : others;
            return bidders.bid(
                    random.nextInt(bidders.count()), among.get(random.nextInt(among.size())), 1_000 + 10 * bids);
        }

        @Override
        public void answered(int caller, int status) {}
    }
}
