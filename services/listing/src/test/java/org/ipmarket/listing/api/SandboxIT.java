package org.ipmarket.listing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.ipmarket.listing.Exchange.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.local.keycloak.AdminApi;
import org.ipmarket.local.keycloak.LiveLogins;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live centre gets where to rehearse, with logins and clients at the real Keycloak. */
@QuarkusTest
@RealParts
class SandboxIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIVE_ADMIN = "live.admin";
    private static final String LIVE_SECRET = UUID.randomUUID().toString();

    @Inject
    Rows rows;

    private AdminApi keycloak;

    /** A live centre that no other test has, with a manager, a reviewer and software. */
    private String code;

    private String low;

    @BeforeEach
    void liveCentre() {
        Exchange.open();
        keycloak = AdminApi.of(TestMarket.settings());
        code = ThreadLocalRandom.current()
                .ints(7, 'A', 'Z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        low = code.toLowerCase();
        new LiveLogins(keycloak)
                .person(LIVE_ADMIN, null, "market-admin")
                .person(low + ".boss", code, "manager")
                .person(low + ".zhou", code, "reviewer", "recordal")
                .client("centre-" + low, LIVE_SECRET, code)
                .make();
        as(LIVE_ADMIN).body(terms("P7D")).put("/api/v1/centres/" + code).then().statusCode(201);
    }

    @AfterEach
    void goOn() {
        BreakOff.AFTER.set(-1);
    }

    static Map<String, Object> terms(String announcement) {
        Map<String, Object> terms = Exchange.centre();
        terms.put("name", Map.of("zh", "实盘中心", "en", "Live centre"));
        Map<String, Object> rules = new HashMap<>(Exchange.rules());
        rules.putAll(
                Map.of("announcement", announcement, "bidding", "P1D", "extensionWindow", "PT5M", "extension", "PT5M"));
        rules.putAll(Map.of("confirmation", "P5D", "payment", "P5D"));
        terms.put("rules", rules);
        terms.put("outlets", List.of(Map.of("code", "O-1", "name", Map.of("zh", "站"), "kind", "FIRM")));
        return terms;
    }

    private String path() {
        return "/api/v1/centres/" + code + "/sandbox";
    }

    private Response open(String person, String key) {
        return as(person).header("Idempotency-Key", key).post(path());
    }

    private JsonPath opened() {
        return open(low + ".boss", "key-" + code)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static String secret(JsonPath sandbox, String account) {
        return sandbox.getString("accounts.find { it.name == '" + account + "' }.secret");
    }

    private static RequestSpecification bearing(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static RequestSpecification twin(JsonPath sandbox, String account) {
        return bearing(Tokens.fresh(account, secret(sandbox, account)));
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    @Test
    void oneCallMakesTwinsOfTheCentreItsPeopleAndItsSoftware() throws Exception {
        JsonPath sandbox = opened();

        assertThat(sandbox.getString("mode")).isEqualTo("test");
        assertThat(sandbox.getString("state")).isEqualTo("OPEN");
        assertThat(sandbox.getList("accounts.findAll { it.kind == 'STAFF' }.name"))
                .containsExactlyInAnyOrder(
                        low + ".boss.test",
                        low + ".zhou.test",
                        low + ".reviewer2.test",
                        low + ".recordal2.test",
                        low + ".finance1.test",
                        low + ".finance2.test");
        assertThat(sandbox.getList("accounts.findAll { it.kind == 'SYSTEM' }.name"))
                .containsExactly("centre-" + low + "-test");
        String boss = Tokens.fresh(low + ".boss.test", secret(sandbox, low + ".boss.test"));
        assertThat(claims(boss).path("mode").asText()).isEqualTo("test");
        assertThat(claims(boss).path("centre").asText()).isEqualTo(code);
        assertThat(claims(boss).at("/realm_access/roles").toString()).contains("manager");
        bearing(boss)
                .get("/api/v1/centres/" + code)
                .then()
                .statusCode(200)
                .body("mode", is("test"))
                .body("name.zh", is("实盘中心"))
                .body("outlets.code", hasItem("O-1"))
                .body("rules.announcement", is("PT7S"))
                .body("rules.bidding", is("PT15S"))
                .body("rules.confirmation", is("PT2M"));
        bearing(boss)
                .get("/api/v1/centres/" + code + "/rules")
                .then()
                .body("items.find { it.code == 'PUBLICITY' }.value", is(0))
                .body("items.find { it.code == 'DUTCH_EVERY' }.value", is("PT5S"));
        String software = Tokens.freshOfClient("centre-" + low + "-test", secret(sandbox, "centre-" + low + "-test"));
        assertThat(claims(software).path("mode").asText()).isEqualTo("test");
        assertThat(claims(software).path("centre").asText()).isEqualTo(code);
        bearing(software).get("/api/v1/participants").then().statusCode(200).body("items", hasSize(3));
        for (String party : List.of("seller", "buyer1", "buyer2")) {
            twin(sandbox, low + "." + party + ".test")
                    .get("/api/v1/participants/me")
                    .then()
                    .statusCode(200)
                    .body("standing", is("QUALIFIED"))
                    .body("qualifiedAt", hasItem(code));
        }
        as(low + ".boss")
                .get("/api/v1/centres/" + code)
                .then()
                .body("mode", is("live"))
                .body("rules.announcement", is("PT168H"));
        as(low + ".boss").get("/api/v1/participants").then().body("items", hasSize(0));
        as(low + ".boss")
                .get(path())
                .then()
                .statusCode(200)
                .body("accounts.secret", everyItem(nullValue()))
                .body("participants.part", hasItem("SELLER"));
    }

    @Test
    void aSaleIsAnnouncedAtOnceAndOpensInSeconds() {
        JsonPath sandbox = opened();
        String seller = low + ".seller.test";
        ParticipantId party = ParticipantId.fromString(sandbox.getString("participants[0].id"));
        Map<String, Object> patent = Exchange.patent(party);
        patent.put("registeredAt", code);
        String asset = twin(sandbox, seller)
                .body(patent)
                .post("/api/v1/assets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String offer = twin(sandbox, seller)
                .body(Exchange.offer(code, asset))
                .post("/api/v1/listings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(sandbox, seller, offer, "submission");
        act(sandbox, low + ".zhou.test", offer, "review");
        JsonPath announced = act(sandbox, low + ".reviewer2.test", offer, "approval");

        assertThat(announced.getString("state")).isEqualTo("ANNOUNCED");
        assertThat(Duration.between(Instant.now(), Instant.parse(announced.getString("opensAt"))))
                .isLessThan(Duration.ofSeconds(8));
        for (String who : List.of(low + ".boss", low + ".zhou", LIVE_ADMIN)) {
            as(who).get("/api/v1/listings/" + offer).then().statusCode(404);
            as(who).get("/api/v1/assets/" + asset).then().statusCode(404);
            as(who).get("/api/v1/listings").then().body("items.id", not(hasItem(offer)));
        }
    }

    private static JsonPath act(JsonPath sandbox, String who, String offer, String what) {
        return twin(sandbox, who)
                .body("{}")
                .post("/api/v1/listings/" + offer + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void askedAgainItIsThereAndTellsNoSecret() {
        JsonPath first = opened();

        open(low + ".boss", "key-" + code)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("accounts.name", is(first.getList("accounts.name")))
                .body("accounts.secret", everyItem(nullValue()));
        open(low + ".boss", "another-" + code).then().statusCode(409).body("type", is("/problems/sandbox-exists"));
        String told = secret(first, low + ".boss.test");
        assertThat(rows.count("select count(*) from audit_entry where after::text like ?", "%" + told + "%"))
                .isZero();
        assertThat(rows.count("select count(*) from idempotency_key where body like ?", "%" + told + "%"))
                .isZero();
        assertThat(rows.texts(
                        "select action from audit_entry where aggregate = 'sandbox' and subject = ? order by 1", code))
                .containsExactly("sandbox.begin", "sandbox.open");

        JsonPath renewed = as(low + ".boss")
                .body("{}")
                .post(path() + "/secrets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        twin(renewed, low + ".boss.test").get("/api/v1/centres").then().statusCode(200);
        assertThatThrownBy(() -> Tokens.fresh(low + ".boss.test", told)).hasMessageContaining("no token");
    }

    @Test
    void whatBreaksOffInTheMiddleIsFinishedByTheSameCallAndNothingIsMadeTwice() {
        BreakOff.AFTER.set(5);
        open(low + ".boss", "key-" + code).then().statusCode(500);
        as(low + ".boss").get(path()).then().statusCode(200).body("state", is("MAKING"));
        assertThat(logins()).isBetween(1L, 9L);

        BreakOff.AFTER.set(8);
        open(low + ".boss", "key-" + code).then().statusCode(500);
        JsonPath sandbox = opened();

        assertThat(sandbox.getList("accounts.secret")).hasSize(10).doesNotContainNull();
        for (String name : sandbox.<String>getList("accounts.findAll { it.kind != 'SYSTEM' }.name")) {
            twin(sandbox, name).get("/api/v1/centres/" + code).then().statusCode(200);
        }
        assertThat(logins()).isEqualTo(9);
        assertThat(rows.count("select count(*) from centre where code = ?", code))
                .isEqualTo(2);
        assertThat(rows.count("select count(*) from participant where home_centre = ?", code))
                .isEqualTo(3);
        assertThat(rows.count("select count(*) from centre_rule_version where centre = ?", "test:" + code))
                .isEqualTo(1);
    }

    /** At Keycloak, of this sandbox. */
    private long logins() {
        return keycloak.send("GET", "/users?max=1000&search=" + low + ".", null)
                .valueStream()
                .filter(user -> user.path("username").asText().endsWith(".test"))
                .count();
    }

    @Test
    void closedItLetsNobodyInAndOpenedAnewItFollowsTheLiveCentre() {
        JsonPath sandbox = opened();
        as(low + ".boss").delete(path()).then().statusCode(204);
        as(low + ".boss").delete(path()).then().statusCode(204);
        for (String name : sandbox.<String>getList("accounts.findAll { it.kind != 'SYSTEM' }.name")) {
            assertThatThrownBy(() -> twin(sandbox, name)).hasMessageContaining("no token");
        }
        String client = "centre-" + low + "-test";
        assertThatThrownBy(() -> Tokens.freshOfClient(client, secret(sandbox, client)))
                .hasMessageContaining("no token");
        as(low + ".boss").get(path()).then().body("state", is("CLOSED")).body("accounts.active", everyItem(is(false)));
        as(low + ".boss")
                .body("{}")
                .post(path() + "/secrets")
                .then()
                .statusCode(409)
                .body("state", is("CLOSED"));
        rules("P10D");
        new LiveLogins(keycloak).person(low + ".wu", code, "finance").make();

        JsonPath anew = open(low + ".boss", "again-" + code)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        assertThat(anew.getList("participants.id")).isEqualTo(sandbox.getList("participants.id"));
        assertThat(anew.getBoolean("accounts.find { it.name == '" + low + ".finance1.test' }.active"))
                .isFalse();
        twin(anew, low + ".wu.test")
                .get("/api/v1/centres/" + code)
                .then()
                .body("rules.announcement", is("PT10S"))
                .body("version", is(2));
        Tokens.freshOfClient(client, secret(anew, client));
    }

    private void rules(String announcement) {
        String tag = as(LIVE_ADMIN).get("/api/v1/centres/" + code + "/rules").header("ETag");
        int version = as(LIVE_ADMIN)
                .header("If-Match", tag)
                .body(Map.of(
                        "rules", List.of(Map.of("code", "ANNOUNCEMENT", "value", announcement)), "reason", "longer"))
                .put("/api/v1/centres/" + code + "/rules")
                .then()
                .statusCode(202)
                .extract()
                .path("version");
        as(low + ".boss")
                .body("{}")
                .post("/api/v1/centres/" + code + "/rules/versions/" + version + "/confirmation")
                .then()
                .statusCode(200);
    }

    @Test
    void onlyThoseWhoManageTheLiveCentreMay() {
        for (String who : List.of("gz.manager", "admin", low + ".zhou")) {
            open(who, "key-" + code).then().statusCode(403);
            as(who).get(path()).then().statusCode(403);
            as(who).delete(path()).then().statusCode(403);
            as(who).body("{}").post(path() + "/secrets").then().statusCode(403);
        }
        as(low + ".boss").post(path()).then().statusCode(400).body("field", is("Idempotency-Key"));
        as(low + ".boss").get(path()).then().statusCode(404);
        as(low + ".boss").delete(path()).then().statusCode(404);
        as(LIVE_ADMIN)
                .header("Idempotency-Key", "key-unknown")
                .post("/api/v1/centres/NOWHERE/sandbox")
                .then()
                .statusCode(404);
        assertThat(rows.count("select count(*) from sandbox where centre = ?", code))
                .isZero();
    }

    @Test
    void aCentreThatStandsInTestModeAlreadyGetsNoTwin() {
        as("admin")
                .body(Exchange.centre())
                .put("/api/v1/centres/" + code)
                .then()
                .statusCode(201);
        open(low + ".boss", "key-" + code).then().statusCode(409).body("type", is("/problems/twin-exists"));
        assertThat(rows.count("select count(*) from sandbox where centre = ?", code))
                .isZero();
    }

    @Test
    void nobodyElsesLoginHasSuchAName() {
        as("uni.approver")
                .body(Map.of("username", "uni.somebody.test", "roles", List.of("TRADER")))
                .post("/api/v1/users")
                .then()
                .statusCode(422)
                .body("field", is("username"));
    }
}
