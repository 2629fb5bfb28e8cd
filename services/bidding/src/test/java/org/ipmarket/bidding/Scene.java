package org.ipmarket.bidding;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** The market around bidding, as a test sees it: other services' events, and people's calls. */
public final class Scene implements AutoCloseable {
    public static final String LIN = "lin.trader";
    public static final String CHEN = "chen.trader";
    public static final Duration SOON = Duration.ofSeconds(30);

    private final TestBroker broker = TestBroker.open("bidding");

    /** Opens with every participant of the demonstration known and qualified. */
    public static Scene open() {
        Scene scene = new Scene();
        Stream.of(People.LIN, People.CHEN, People.UNI, People.HE, People.BROKER).forEach(scene::qualify);
        return scene;
    }

    public TestBroker broker() {
        return broker;
    }

    public void qualify(ParticipantId participant) {
        broker.publish(People.state(participant, People.nextVersion(), Standing.QUALIFIED));
    }

    /** Announces an offer and waits until it is a lot. */
    public LotId announce(Offers offer) {
        OfferAnnounced announced = offer.announced();
        broker.publish(announced);
        LotId lot = LotId.of(announced.offer());
        await().atMost(SOON).until(() -> as(LIN).get("/api/v1/lots/" + lot).statusCode() == 200);
        return lot;
    }

    /** Announces an offer that opens at once, with these bidders admitted. */
    public LotId openLot(Offers offer, ParticipantId... bidders) {
        LotId lot = announce(offer);
        for (ParticipantId bidder : bidders) {
            broker.publish(Offers.deposit(lot, bidder));
        }
        awaitState(lot, "OPEN");
        awaitAdmitted(lot, bidders.length);
        return lot;
    }

    public DepositHeld giveDeposit(LotId lot, ParticipantId bidder) {
        DepositHeld held = Offers.deposit(lot, bidder);
        broker.publish(held);
        return held;
    }

    public void awaitState(LotId lot, String state) {
        await().atMost(SOON).until(() -> state.equals(lot(lot).path("state")));
    }

    public void awaitStage(LotId lot, String stage) {
        await().atMost(SOON).until(() -> stage.equals(lot(lot).path("stage")));
    }

    /** Waits until the clock shows a time. */
    public void awaitTime(Instant time) {
        await().atMost(SOON).until(() -> !Instant.now().isBefore(time));
    }

    /** Waits until so many entries of the lot's log say that somebody was admitted. */
    public void awaitAdmitted(LotId lot, int bidders) {
        await().atMost(SOON)
                .until(() -> proof(lot).leaves().stream()
                                .filter(leaf -> leaf.leaf().contains("\"type\":\"admitted\""))
                                .count()
                        == bidders);
    }

    public Response lot(LotId lot) {
        return as(LIN).get("/api/v1/lots/" + lot);
    }

    public ProofExport proof(LotId lot) {
        byte[] json = as(LIN).get("/api/v1/lots/" + lot + "/proof")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return EventJson.read(json, ProofExport.class);
    }

    public Response bid(String who, LotId lot, String yuan) {
        return bid(who, lot, yuan, UUID.randomUUID().toString());
    }

    public Response bid(String who, LotId lot, String yuan, String key) {
        return as(who).header("Idempotency-Key", key)
                .body(Map.of("amount", Map.of("amount", yuan, "currency", "CNY")))
                .post("/api/v1/lots/" + lot + "/bids");
    }

    public RequestSpecification as(String who) {
        return given().auth().oauth2(Tokens.of(who)).contentType(ContentType.JSON);
    }

    @Override
    public void close() {
        broker.close();
    }
}
