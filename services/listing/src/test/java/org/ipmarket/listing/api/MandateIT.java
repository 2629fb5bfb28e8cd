package org.ipmarket.listing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.ipmarket.listing.Exchange.BROKER;
import static org.ipmarket.listing.Exchange.PENGCHENG;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.TestBroker;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.Papers;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.listing.people.PeopleClock;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class MandateIT {
    private static final String PATH = "/api/v1/mandates";

    @Inject
    Rows rows;

    @Inject
    PeopleClock clock;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @AfterEach
    void endAll() {
        for (String id : as("chen.approver")
                .get(PATH + "?limit=100")
                .<List<String>>path("items.findAll { it.state in ['PROPOSED', 'ACCEPTED'] && it.principal == '"
                        + PENGCHENG + "' }.id")) {
            revoke("chen.approver", id).then().statusCode(200);
        }
    }

    private static LocalDate today() {
        return LocalDate.now(MarketClock.ZONE);
    }

    private static Map<String, Object> mandate(String scope, LocalDate from, LocalDate until) {
        Map<String, Object> mandate = new HashMap<>();
        mandate.put("agent", BROKER.toString());
        mandate.put("scope", scope);
        mandate.put("from", from.toString());
        mandate.put("until", until.toString());
        mandate.put("document", Papers.of("chen.approver", PENGCHENG));
        return mandate;
    }

    private static Map<String, Object> mandate(String scope) {
        return mandate(scope, today(), today().plusDays(30));
    }

    private static String given(Map<String, Object> mandate) {
        return as("chen.approver")
                .body(mandate)
                .post(PATH)
                .then()
                .statusCode(201)
                .body("state", is("PROPOSED"))
                .body("inForce", is(false))
                .body("principal", is(PENGCHENG.toString()))
                .extract()
                .path("id");
    }

    private static Response accept(String person, String id) {
        return as(person).body("{}").post(PATH + "/" + id + "/acceptance");
    }

    private static Response revoke(String person, String id) {
        return as(person).body(Map.of("reason", "over")).post(PATH + "/" + id + "/revocation");
    }

    private static RequestSpecification forChen(String person) {
        return as(person).header("On-Behalf-Of", PENGCHENG.toString());
    }

    private static String asset() {
        return enter("chen.trader", patent(PENGCHENG));
    }

    private static boolean actsForChen(ParticipantChanged each) {
        return each.participant().equals(PENGCHENG)
                && each.agents() != null
                && each.agents().contains(BROKER);
    }

    @Test
    void aBrokerSellsForItsPrincipalUntilTheMandateIsRevoked() {
        try (TestBroker broker = TestBroker.open("listing")) {
            String asset = asset();
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);
            String id = given(mandate("SELL"));
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);
            accept("broker.trader", id).then().statusCode(200).body("inForce", is(true));
            ParticipantChanged told = broker.await(ParticipantChanged.class, MandateIT::actsForChen);

            String listing = forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(201)
                    .body("seller", is(PENGCHENG.toString()))
                    .extract()
                    .path("id");
            forChen("broker.trader")
                    .body("{}")
                    .post("/api/v1/listings/" + listing + "/submission")
                    .then()
                    .statusCode(200);
            assertThat(rows.count(
                            "select count(*) from audit_entry where subject = ? and participant = ? and on_behalf_of = ?"
                                    + " and username = 'broker.trader'",
                            listing,
                            BROKER.value(),
                            PENGCHENG.value()))
                    .isEqualTo(2);
            forChen("broker.trader")
                    .body(Map.of("reason", "the principal says so"))
                    .post("/api/v1/listings/" + listing + "/withdrawal")
                    .then()
                    .statusCode(200);
            forChen("broker.trader").get("/api/v1/participants/me").then().body("id", is(PENGCHENG.toString()));
            // selling is all: it enters no rights, gives no mandates, keeps no users
            forChen("broker.trader")
                    .body(patent(PENGCHENG))
                    .post("/api/v1/assets")
                    .then()
                    .statusCode(403)
                    .body("type", is("/problems/mandate-missing"));
            forChen("broker.trader").body(mandate("ALL")).post(PATH).then().statusCode(403);

            revoke("chen.approver", id).then().statusCode(200).body("inForce", is(false));
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);
            broker.await(
                    ParticipantChanged.class,
                    each -> each.participant().equals(PENGCHENG)
                            && each.version() > told.version()
                            && each.agents() == null);
        }
    }

    @Test
    void namedAssetsAndTheScopeBindTheAgent() {
        String one = asset();
        String other = asset();
        Map<String, Object> forOne = mandate("SELL");
        forOne.put("assets", List.of(one));
        accept("broker.trader", given(forOne)).then().statusCode(200);
        forChen("broker.trader")
                .body(offer("SZ", other))
                .post("/api/v1/listings")
                .then()
                .statusCode(403)
                .body("type", is("/problems/mandate-missing"));
        forChen("broker.trader")
                .body(offer("SZ", one))
                .post("/api/v1/listings")
                .then()
                .statusCode(201);
        // nor does it make another draft of its principal one of what it may sell
        String own = as("chen.trader")
                .body(offer("SZ", other))
                .post("/api/v1/listings")
                .path("id");
        forChen("broker.trader")
                .header("If-Match", "\"v1\"")
                .body(offer("SZ", one))
                .put("/api/v1/listings/" + own)
                .then()
                .statusCode(403)
                .body("type", is("/problems/mandate-missing"));
        accept("broker.trader", given(mandate("BUY"))).then().statusCode(200);
        forChen("broker.trader")
                .body(offer("SZ", other))
                .post("/api/v1/listings")
                .then()
                .statusCode(403);
    }

    @Test
    void itBeginsAndEndsByDateAndBothAreTold() {
        try (TestBroker broker = TestBroker.open("listing")) {
            String asset = asset();
            String id = given(mandate("ALL", today().plusDays(1), today().plusDays(9)));
            accept("broker.trader", id).then().statusCode(200).body("inForce", is(false));
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);

            rows.run("update mandate set from_date = ? where id = ?", today(), UUID.fromString(id));
            clock.turnMandates();
            ParticipantChanged begun = broker.await(ParticipantChanged.class, MandateIT::actsForChen);
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(201);

            rows.run(
                    "update mandate set from_date = ?, until_date = ? where id = ?",
                    today().minusDays(9),
                    today().minusDays(1),
                    UUID.fromString(id));
            forChen("broker.trader")
                    .body(offer("SZ", asset))
                    .post("/api/v1/listings")
                    .then()
                    .statusCode(403);
            clock.turnMandates();
            broker.await(
                    ParticipantChanged.class,
                    each -> each.participant().equals(PENGCHENG)
                            && each.version() > begun.version()
                            && each.agents() == null);
            assertThat(rows.count(
                            "select count(*) from audit_entry where subject = ? and actor = 'system:calendar'", id))
                    .isEqualTo(2);
        }
    }

    @Test
    void aNamedUserActsWithItsOwnLogin() {
        Map<String, Object> forJing = mandate("SELL");
        forJing.remove("agent");
        forJing.put("agentUser", "he.jing");
        String id = given(forJing);
        accept("broker.trader", id).then().statusCode(404);
        accept("he.jing", id).then().statusCode(200).body("acceptedBy", is("he.jing"));
        forChen("he.jing")
                .body(offer("SZ", asset()))
                .post("/api/v1/listings")
                .then()
                .statusCode(201);
        as("chen.trader").get("/api/v1/participants/me").then().body("agents", hasItem(Exchange.HE_JING.toString()));
        // the agent may give it up
        revoke("he.jing", id).then().statusCode(200).body("endedBy", is("he.jing"));
        as("chen.trader")
                .get("/api/v1/participants/me")
                .then()
                .body("agents", not(hasItem(Exchange.HE_JING.toString())));
        revoke("chen.approver", id).then().statusCode(409).body("state", is("REVOKED"));
    }

    @Test
    void whoMayNotAndWhatIsWrongIsRefused() {
        as("chen.trader").body(mandate("SELL")).post(PATH).then().statusCode(403);
        as("gz.manager").body(mandate("SELL")).post(PATH).then().statusCode(403);
        Map<String, Object> bad = mandate("SELL", today(), today().minusDays(1));
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("field", is("until"));
        bad = mandate("SELL");
        bad.put("agentUser", "somebody");
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("field", is("agent"));
        bad = mandate("SELL");
        bad.put("agent", Ids.next().toString());
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("field", is("agent"));
        bad = mandate("SELL");
        bad.put("assets", List.of(enter("lin.trader", patent(Exchange.YUEXIU))));
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("field", is("assets"));
        bad = mandate("SELL");
        bad.remove("document");
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("field", is("document"));
        bad.put("document", Papers.of("lin.trader", Exchange.YUEXIU));
        as("chen.approver").body(bad).post(PATH).then().statusCode(422).body("type", is("/problems/unknown-evidence"));
        as("chen.approver").body("{\"scope\":\"EVERYTHING\"}").post(PATH).then().statusCode(400);

        String id = given(mandate("SELL"));
        as("lin.approver").get(PATH + "/" + id).then().statusCode(404);
        accept("lin.approver", id).then().statusCode(404);
        accept("chen.approver", id).then().statusCode(403);
        as("sz.finance1").get(PATH + "/" + id).then().statusCode(200);
        as("broker.trader").get(PATH + "?limit=100").then().body("items.id", hasItem(id));
        as("lin.approver").get(PATH + "?limit=100").then().body("items.id", not(hasItem(id)));
        as("broker.trader")
                .body(Map.of("reason", "no time"))
                .post(PATH + "/" + id + "/refusal")
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"));
        accept("broker.trader", id).then().statusCode(409).body("state", is("DECLINED"));
    }
}
