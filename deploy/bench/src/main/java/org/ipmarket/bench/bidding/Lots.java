package org.ipmarket.bench.bidding;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ipmarket.chassis.outbox.CloudEventHeaders;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.local.Fault;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * The lots of a run and who may bid on them, made as they are in the market: by the events of listing and settlement. Every
 * bidder is admitted to the hot lot, some to each of the others.
 */
record Lots(LotId hot, List<LotId> quiet, List<ParticipantId> bidders) {
    static final int BIDDERS = 200;
    static final int QUIET = 1_000;
    private static final int BIDDERS_OF_EACH = 4;
    private static final CentreCode CENTRE = new CentreCode("GZ");
    private static final String EXCHANGE = "ipmarket.events";
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(3);
    private static final String OFFER = """
            {"offer": "%s", "mode": "test", "centre": "GZ", "noticeNumber": "GZ-2026-7",
             "assets": [{"asset": "%s", "version": 1, "type": "INVENTION"}],
             "seller": "%s", "right": "ASSIGNMENT", "method": "ENGLISH",
             "title": {"zh": "一种夹爪", "en": "A gripper"},
             "startPrice": {"amount": "1000.00", "currency": "CNY"},
             "increment": {"amount": "10.00", "currency": "CNY"},
             "deposit": {"amount": "100.00", "currency": "CNY"},
             "announcedAt": "%s", "opensAt": "%s", "closesAt": "%s",
             "rules": {"announcement": "PT1S", "bidding": "PT2H", "extensionWindow": "PT0S", "extension": "PT0S",
                       "depositBasisPoints": 1000, "confirmation": "PT2M", "payment": "PT2M", "minimumBidders": 1},
             "fees": {"tiers": [{"basisPoints": 100}], "minimum": {"amount": "0.00", "currency": "CNY"},
                      "sellerCentreBasisPoints": 5000, "buyerCentreBasisPoints": 3000, "platformBasisPoints": 2000},
             "demonstration": true}
            """;

    /** Who may bid on a quiet lot. @param index of the lot @param turn any number */
    static int bidderOf(int index, int turn) {
        return (index + Math.floorMod(turn, BIDDERS_OF_EACH)) % BIDDERS;
    }

    static Lots announce(BiddingParts parts) throws Exception {
        ParticipantId seller = ParticipantId.next();
        List<ParticipantId> bidders = new ArrayList<>();
        List<MarketEvent> events = new ArrayList<>();
        events.add(qualified(seller));
        for (int i = 0; i < BIDDERS; i++) {
            bidders.add(ParticipantId.next());
            events.add(qualified(bidders.getLast()));
        }
        LotId hot = announce(events, seller);
        bidders.forEach(bidder -> events.add(deposit(hot, bidder)));
        List<LotId> quiet = new ArrayList<>();
        for (int i = 0; i < QUIET; i++) {
            quiet.add(announce(events, seller));
            for (int turn = 0; turn < BIDDERS_OF_EACH; turn++) {
                events.add(deposit(quiet.getLast(), bidders.get(bidderOf(i, turn))));
            }
        }
        publish(parts, events);
        awaitKnown(parts);
        return new Lots(hot, quiet, bidders);
    }

    private static ParticipantChanged qualified(ParticipantId participant) {
        return new ParticipantChanged(
                participant,
                Mode.TEST,
                1,
                ParticipantKind.FIRM,
                CENTRE,
                Standing.QUALIFIED,
                Set.of(CENTRE),
                Set.of(),
                false,
                null,
                null);
    }

    private static LotId announce(List<MarketEvent> events, ParticipantId seller) {
        OfferId offer = OfferId.next();
        Instant now = now();
        String json = OFFER.formatted(offer, AssetId.next(), seller, now, now, now.plus(Duration.ofHours(2)));
        events.add(EventJson.read(json.getBytes(StandardCharsets.UTF_8), OfferAnnounced.class));
        return LotId.of(offer);
    }

    private static DepositHeld deposit(LotId lot, ParticipantId bidder) {
        return new DepositHeld(DepositId.next(), lot, Mode.TEST, CENTRE, CENTRE, bidder, Money.cny(10_000), now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void publish(BiddingParts parts, List<MarketEvent> events) throws Exception {
        try (com.rabbitmq.client.Connection connection = parts.broker().connect("bench");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (MarketEvent event : events) {
                EventEnvelope envelope = EventEnvelope.of(event, "00000000-bench", now());
                channel.basicPublish(
                        EXCHANGE,
                        envelope.type(),
                        CloudEventHeaders.write(envelope, "bench"),
                        envelope.payload().getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(Duration.ofSeconds(60).toMillis());
        }
    }

    private static void awaitKnown(BiddingParts parts) throws IOException, SQLException, InterruptedException {
        String sql = "select (select count(*) from lot where phase = 'OPEN') = ?"
                + " and (select count(*) from bidder where state = 'ADMITTED') = ?";
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        try (Connection connection = parts.connectToBidding();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, 1 + QUIET);
            select.setInt(2, BIDDERS + BIDDERS_OF_EACH * QUIET);
            while (System.nanoTime() < end) {
                parts.requireAlive();
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(200);
            }
        }
        throw new Fault("the lots of the run are not open, or their bidders not admitted, after " + KNOWN_WITHIN);
    }
}
