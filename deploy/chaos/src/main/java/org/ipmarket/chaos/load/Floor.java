package org.ipmarket.chaos.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ipmarket.bench.bidding.MarketEvents;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** The lots of an experiment and who bids on them, made as they are in the market: by the events of listing and settlement. */
public record Floor(List<Contest> contests, List<ParticipantId> bidders, Instant opens) {
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(1);

    /** Everybody is admitted to every lot. @param before the opening of all of them */
    public static Floor announce(Stack stack, List<Offer> offers, int bidderCount, Duration before) throws Exception {
        ParticipantId seller = ParticipantId.next();
        List<ParticipantId> bidders = new ArrayList<>();
        List<MarketEvent> events = new ArrayList<>();
        events.add(MarketEvents.qualified(seller));
        for (int i = 0; i < bidderCount; i++) {
            bidders.add(ParticipantId.next());
            events.add(MarketEvents.qualified(bidders.getLast()));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant opens = now.plus(before);
        List<Contest> contests = new ArrayList<>();
        for (Offer offer : offers) {
            OfferAnnounced announced = offer.announced(seller, now, opens);
            LotId lot = LotId.of(announced.offer());
            events.add(announced);
            bidders.forEach(bidder -> events.add(MarketEvents.deposit(lot, bidder)));
            contests.add(new Contest(lot, offer.method()));
        }
        MarketEvents.publish(stack.broker(), "chaos", events);
        Floor floor = new Floor(contests, bidders, opens);
        floor.awaitKnown(stack);
        return floor;
    }

    public List<LotId> lots() {
        return contests.stream().map(Contest::lot).toList();
    }

    private void awaitKnown(Stack stack) throws SQLException, InterruptedException {
        await(
                stack,
                "select count(*) = ? from bidder where lot = any(?) and state = 'ADMITTED'",
                contests.size() * bidders.size(),
                KNOWN_WITHIN,
                "the bidders of the lots are not admitted");
    }

    /** Until every lot has ended. */
    public void awaitEnd(Stack stack, Duration within) throws SQLException, InterruptedException {
        await(
                stack,
                "select count(*) = ? from lot where id = any(?) and phase in ('CLOSED', 'CANCELLED')",
                contests.size(),
                within,
                "the lots have not all ended");
    }

    private void await(Stack stack, String sql, int expected, Duration within, String otherwise)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        try (Connection connection = stack.connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, expected);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            lots().stream()
                                    .map(lot -> UUID.fromString(lot.toString()))
                                    .toArray()));
            while (System.nanoTime() < end) {
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(200);
            }
        }
        throw new Fault(otherwise + " after " + within);
    }
}
