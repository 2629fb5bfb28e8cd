package org.ipmarket.chaos.sale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.bench.bidding.MarketEvents;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.local.Fault;
import org.ipmarket.local.process.Http;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.LotAwarded;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * One sale with a winner and a loser, step by step, by the events of listing and bidding and by what people ask of settlement. Who gets no
 * answer asks again with the same key, as clients are told to.
 */
public final class Sale {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CentreCode CENTRE = new CentreCode("GZ");
    private static final Money PRICE = Money.parse("120000.00", "CNY");
    private static final Money DEPOSIT = Money.parse("10000.00", "CNY");
    private static final String OFFER = """
        {"offer": "%s", "mode": "test", "centre": "GZ", "noticeNumber": "GZ-2026-8",
         "assets": [{"asset": "%s", "version": 1, "type": "INVENTION"}],
         "seller": "%s", "right": "ASSIGNMENT", "method": "ENGLISH",
         "title": {"zh": "一种夹爪", "en": "A gripper"},
         "startPrice": {"amount": "100000.00", "currency": "CNY"},
         "increment": {"amount": "1000.00", "currency": "CNY"},
         "deposit": {"amount": "10000.00", "currency": "CNY"},
         "announcedAt": "%s", "opensAt": "%s", "closesAt": "%s",
         "rules": {"announcement": "PT1S", "bidding": "PT1H", "extensionWindow": "PT0S", "extension": "PT0S",
                   "depositBasisPoints": 1000, "confirmation": "PT20M", "payment": "PT20M", "minimumBidders": 1},
         "fees": {"tiers": [{"basisPoints": 333}], "minimum": {"amount": "0.00", "currency": "CNY"},
                  "sellerCentreBasisPoints": 5000, "buyerCentreBasisPoints": 3000, "platformBasisPoints": 2000},
         "demonstration": true}
        """;

    /** What happens one after another; after each the service may end. */
    public enum Step {
        ANNOUNCED,
        DEPOSITS_ANNOUNCED,
        DEPOSITS_PAID,
        LOT_CLOSED,
        LOT_AWARDED,
        SELLER_SIGNED,
        BUYER_SIGNED,
        PRICE_PAID,
        RECORDAL_ENTERED,
        RECORDAL_CHECKED
    }

    /** Who takes part in every sale of a run. */
    public record Parties(ParticipantId seller, ParticipantId winner, ParticipantId loser) {
        public static Parties qualified(Stack stack) throws Exception {
            Parties parties = new Parties(ParticipantId.next(), ParticipantId.next(), ParticipantId.next());
            String centre = """
                {"centre": "GZ", "mode": "test", "version": 1, "name": {"zh": "广州", "en": "Guangzhou"},
                 "currency": "CNY", "kinds": ["PATENT"], "methods": ["ENGLISH"],
                 "rules": {"announcement": "PT1S", "bidding": "PT1H", "extensionWindow": "PT0S",
                           "extension": "PT0S", "depositBasisPoints": 1000, "confirmation": "PT20M",
                           "payment": "PT20M", "minimumBidders": 1},
                 "fees": {"tiers": [{"basisPoints": 333}], "minimum": {"amount": "0.00", "currency": "CNY"},
                          "sellerCentreBasisPoints": 5000, "buyerCentreBasisPoints": 3000,
                          "platformBasisPoints": 2000}}
                """;
            MarketEvents.publish(
                    stack.broker(),
                    "chaos",
                    List.of(
                            EventJson.read(
                                    centre.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    org.ipmarket.messages.event.CentreChanged.class),
                            MarketEvents.qualified(parties.seller),
                            MarketEvents.qualified(parties.winner),
                            MarketEvents.qualified(parties.loser)));
            return parties;
        }
    }

    private final Stack stack;
    private final Parties parties;
    private final OfferId offer = OfferId.next();
    private final AssetId asset = AssetId.next();
    private final AwardId award = AwardId.next();
    private final String run = UUID.randomUUID().toString();
    private DepositId winners;
    private DepositId losers;
    private String trade;
    private String day;

    public Sale(Stack stack, Parties parties) {
        this.stack = stack;
        this.parties = parties;
    }

    public LotId lot() {
        return LotId.of(offer);
    }

    public String trade() {
        return trade;
    }

    /** Takes the step; returns when the service has answered, or the broker has taken the event, whichever it is. */
    public void take(Step step) throws Exception {
        switch (step) {
            case ANNOUNCED -> tell(asset(), announced());
            case DEPOSITS_ANNOUNCED -> {
                winners = announce("winner", parties.winner);
                losers = announce("loser", parties.loser);
            }
            case DEPOSITS_PAID -> {
                payDeposit("winner", parties.winner, winners);
                payDeposit("loser", parties.loser, losers);
            }
            case LOT_CLOSED -> tell(closed());
            case LOT_AWARDED -> tell(awarded());
            case SELLER_SIGNED -> sign("seller", parties.seller);
            case BUYER_SIGNED -> sign("winner", parties.winner);
            case PRICE_PAID -> payPrice();
            case RECORDAL_ENTERED -> {
                String body = "{\"registration\":\"手续合格通知书\",\"effectiveOn\":\"" + day + "\"}";
                post(recordal("one"), "/api/v1/trades/" + trade + "/recordal", "enter", body);
            }
            case RECORDAL_CHECKED ->
                post(recordal("two"), "/api/v1/trades/" + trade + "/recordal/check", "check", "{}");
        }
    }

    /** Waits until what the step brings about has happened. */
    public void awaitDone(Step step) throws Exception {
        switch (step) {
            case ANNOUNCED -> awaitKnown();
            case DEPOSITS_PAID -> {
                awaitState("/api/v1/deposits/" + winners, trader("winner", parties.winner), "HELD");
                awaitState("/api/v1/deposits/" + losers, trader("loser", parties.loser), "HELD");
            }
            case LOT_CLOSED -> awaitState("/api/v1/deposits/" + losers, trader("loser", parties.loser), "RELEASED");
            case LOT_AWARDED -> awaitTrade();
            case BUYER_SIGNED -> awaitTrade("SIGNED");
            case PRICE_PAID -> awaitTrade("FUNDED");
            case RECORDAL_CHECKED -> awaitTrade("COMPLETED");
            default -> {}
        }
    }

    private void awaitTrade(String state) throws Exception {
        awaitState("/api/v1/trades/" + trade, trader("winner", parties.winner), state);
    }

    private void awaitKnown() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (var connection = stack.connectToSettlement();
                    var select = connection.prepareStatement("select count(*) from lot_terms where lot = ?")) {
                select.setObject(1, offer.value());
                try (var row = select.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == 1) {
                        return;
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new Fault("the lot is not known after " + PATIENCE);
    }

    private void awaitTrade() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode mine = get("/api/v1/trades?limit=100", trader("winner", parties.winner));
            for (JsonNode each : mine.path("items")) {
                if (each.path("lot").asText().equals(lot().toString())) {
                    trade = each.path("id").asText();
                    day = each.path("openedAt").asText("2026-01-01").substring(0, 10);
                    return;
                }
            }
            Thread.sleep(50);
        }
        throw new Fault("no trade was opened for lot " + lot());
    }

    private void awaitState(String path, String token, String state) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = "";
        while (System.nanoTime() < end) {
            seen = get(path, token).path("state").asText();
            if (seen.equals(state)) {
                return;
            }
            Thread.sleep(50);
        }
        throw new Fault(path + " is " + seen + ", not " + state + ", after " + PATIENCE);
    }

    private DepositId announce(String login, ParticipantId participant) throws Exception {
        String body = "{\"lot\":\"" + lot() + "\",\"buyerCentre\":\"GZ\"}";
        return DepositId.fromString(post(trader(login, participant), "/api/v1/deposits", "deposit-" + login, body)
                .path("id")
                .asText());
    }

    private void payDeposit(String login, ParticipantId participant, DepositId deposit) throws Exception {
        String reference = get("/api/v1/deposits/" + deposit, trader(login, participant))
                .path("bankReference")
                .asText();
        pay(trader(login, participant), "pay-" + login, reference, DEPOSIT);
    }

    private void payPrice() throws Exception {
        String token = trader("winner", parties.winner);
        JsonNode signed = get("/api/v1/trades/" + trade, token);
        pay(
                token,
                "price",
                signed.path("paymentReference").asText(),
                Money.parse(signed.path("amountDue").path("amount").asText(), "CNY"));
    }

    private void pay(String token, String key, String reference, Money amount) throws Exception {
        String body = "{\"reference\":\"" + reference + "\",\"amount\":{\"amount\":\"" + amount.amount()
                + "\",\"currency\":\"CNY\"}}";
        post(token, "/api/v1/bank/simulator/transfers", key, body);
    }

    private void sign(String login, ParticipantId participant) throws Exception {
        String hash = get("/api/v1/trades/" + trade, trader("winner", parties.winner))
                .path("confirmationHash")
                .asText();
        String token = stack.token(login + "-approver", "approver", "\"participant\":\"" + participant + "\",");
        post(token, "/api/v1/trades/" + trade + "/signatures", "sign-" + login, "{\"documentHash\":\"" + hash + "\"}");
    }

    private String trader(String login, ParticipantId participant) throws GeneralSecurityException {
        return stack.token(login, participant);
    }

    private String recordal(String login) throws GeneralSecurityException {
        return stack.token("gz-recordal-" + login, "recordal", "\"centre\":\"GZ\",");
    }

    private JsonNode get(String path, String token) throws Exception {
        return ask(
                HttpRequest.newBuilder(URI.create(stack.settlementUrl() + path)).GET(), token);
    }

    private JsonNode post(String token, String path, String key, String body) throws Exception {
        return ask(
                HttpRequest.newBuilder(URI.create(stack.settlementUrl() + path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", run + "-" + key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                token);
    }

    /** Again and again until there is an answer. A conflict says that the first request, whose answer was lost, was done. */
    private static JsonNode ask(HttpRequest.Builder request, String token) throws Exception {
        HttpRequest asked = request.header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean unanswered = false;
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = Http.client().send(asked, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 300 || unanswered && answer.statusCode() == 409) {
                    return JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500) {
                    throw new Fault(
                            asked.method() + " " + asked.uri() + ": " + answer.statusCode() + " " + answer.body());
                }
                unanswered = true;
            } catch (IOException lost) {
                unanswered = true;
            }
            Thread.sleep(100);
        }
        throw new Fault(asked.method() + " " + asked.uri() + " has no answer after " + PATIENCE);
    }

    private void tell(MarketEvent... events) throws Exception {
        MarketEvents.publish(stack.broker(), "chaos", List.of(events));
    }

    private OfferAnnounced announced() {
        Instant now = now();
        // bidding hears of it too, and must not close it in its own time
        Instant opens = now.plus(Duration.ofDays(1));
        String json = OFFER.formatted(offer, asset, parties.seller, now, opens, opens.plus(Duration.ofHours(1)));
        return EventJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), OfferAnnounced.class);
    }

    private AssetChanged asset() {
        return new AssetChanged(
                asset,
                Mode.TEST,
                1,
                AssetType.INVENTION,
                new LocalizedText("一种夹爪", "A gripper"),
                CENTRE,
                "CN",
                "ZL202310012345.6",
                List.of(new OwnerShare(parties.seller, 10_000)),
                LegalStatus.IN_FORCE,
                java.time.LocalDate.parse("2026-01-01"),
                java.time.LocalDate.parse("2023-01-05"),
                java.time.LocalDate.parse("2025-01-07"),
                null,
                null,
                java.time.LocalDate.parse("2043-01-05"),
                List.of("B25J"),
                3,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private LotClosed closed() {
        return new LotClosed(
                lot(),
                Mode.TEST,
                CENTRE,
                LotClosed.Result.SOLD,
                PRICE,
                2,
                5,
                Set.of(winners),
                "english-1",
                "00",
                5,
                now());
    }

    private LotAwarded awarded() {
        return new LotAwarded(
                award, lot(), Mode.TEST, CENTRE, CENTRE, parties.seller, parties.winner, winners, PRICE, now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
