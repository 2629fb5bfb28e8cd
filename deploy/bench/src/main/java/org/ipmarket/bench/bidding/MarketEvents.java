package org.ipmarket.bench.bidding;

import com.rabbitmq.client.Channel;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.ipmarket.chassis.config.Broker;
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

/** What listing and settlement tell bidding before anybody bids. */
public final class MarketEvents {
    private static final CentreCode CENTRE = new CentreCode("GZ");
    private static final Duration KNOWN_WITHIN = Duration.ofMinutes(3);
    private static final String EXCHANGE = "ipmarket.events";
    private static final String OFFER = """
            {"offer": "%s", "mode": "test", "centre": "GZ", "noticeNumber": "GZ-2026-7",
             "assets": [{"asset": "%s", "version": 1, "type": "INVENTION"}],
             "seller": "%s", "right": "ASSIGNMENT", "method": "ENGLISH",
             "title": {"zh": "一种夹爪", "en": "A gripper"},
             "startPrice": {"amount": "1000.00", "currency": "CNY"},
             "increment": {"amount": "10.00", "currency": "CNY"},
             "deposit": {"amount": "100.00", "currency": "CNY"},
             "announcedAt": "%s", "opensAt": "%s", "closesAt": "%s",
             "rules": {"announcement": "PT1S", "bidding": "%s", "extensionWindow": "PT0S", "extension": "PT0S",
                       "depositBasisPoints": 1000, "confirmation": "PT2M", "payment": "PT2M", "minimumBidders": 1},
             "fees": {"tiers": [{"basisPoints": 100}], "minimum": {"amount": "0.00", "currency": "CNY"},
                      "sellerCentreBasisPoints": 5000, "buyerCentreBasisPoints": 3000, "platformBasisPoints": 2000},
             "demonstration": true}
            """;

    private MarketEvents() {}

    public static ParticipantChanged qualified(ParticipantId participant) {
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

    /** English, start price 1,000.00, step 10.00; it opens at once and ends after so long, without extensions. */
    public static LotId announce(List<MarketEvent> events, ParticipantId seller, Duration open) {
        OfferId offer = OfferId.next();
        Instant now = now();
        String json = OFFER.formatted(offer, AssetId.next(), seller, now, now, now.plus(open), open);
        events.add(EventJson.read(json.getBytes(StandardCharsets.UTF_8), OfferAnnounced.class));
        return LotId.of(offer);
    }

    public static DepositHeld deposit(LotId lot, ParticipantId bidder) {
        return new DepositHeld(DepositId.next(), lot, Mode.TEST, CENTRE, CENTRE, bidder, Money.cny(10_000), now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public static void publish(BiddingParts parts, List<MarketEvent> events) throws Exception {
        publish(parts.broker(), "bench", events);
    }

    /** Tells events as if the services that own them had. @param who tells them, for the broker and the correlation */
    public static void publish(Broker broker, String who, List<MarketEvent> events) throws Exception {
        try (com.rabbitmq.client.Connection connection = broker.connect(who);
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            for (MarketEvent event : events) {
                EventEnvelope envelope = EventEnvelope.of(event, "00000000-" + who, now());
                channel.basicPublish(
                        EXCHANGE,
                        envelope.type(),
                        CloudEventHeaders.write(envelope, who),
                        envelope.payload().getBytes(StandardCharsets.UTF_8));
            }
            channel.waitForConfirmsOrDie(Duration.ofSeconds(60).toMillis());
        }
    }

    /** Waits until all of these lots are open and so many bidders admitted to them together. */
    public static void awaitOpen(BiddingParts parts, List<LotId> lots, int admitted) throws Exception {
        String sql = "select (select count(*) from lot where id = any(?) and phase = 'OPEN') = ?"
                + " and (select count(*) from bidder where lot = any(?) and state = 'ADMITTED') = ?";
        long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
        try (java.sql.Connection connection = parts.connectToBidding();
                PreparedStatement select = connection.prepareStatement(sql)) {
            Array ids = connection.createArrayOf(
                    "uuid", lots.stream().map(LotId::value).toArray());
            select.setArray(1, ids);
            select.setInt(2, lots.size());
            select.setArray(3, ids);
            select.setInt(4, admitted);
            while (System.nanoTime() < end) {
                parts.service().requireAlive();
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
