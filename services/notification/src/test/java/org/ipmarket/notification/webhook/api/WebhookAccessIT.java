package org.ipmarket.notification.webhook.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.ipmarket.notification.webhook.Hooks.as;
import static org.ipmarket.notification.webhook.Hooks.centre;
import static org.ipmarket.notification.webhook.Hooks.subscribe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.notification.webhook.Hooks;
import org.ipmarket.notification.webhook.NearReceivers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may have webhooks, what is refused, and what nobody is shown. */
@QuarkusTest
@TestProfile(NearReceivers.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class WebhookAccessIT {
    private static final String URL = "https://hooks.example.com/ipmarket";

    @Inject
    Hooks hooks;

    private final List<String> made = new ArrayList<>();

    private JsonPath webhook(Map<String, Object> more) {
        JsonPath webhook = subscribe(URL, more);
        made.add(webhook.getString("id"));
        return webhook;
    }

    @AfterEach
    void delete() {
        made.forEach(id -> centre().delete("/api/v1/webhooks/" + id));
    }

    private static List<String> calls(String id) {
        String one = "/api/v1/webhooks/" + id;
        String delivery = one + "/deliveries/" + Ids.next();
        return List.of(
                "GET " + one,
                "PUT " + one,
                "DELETE " + one,
                "POST " + one + "/rotation",
                "POST " + one + "/pause",
                "POST " + one + "/resumption",
                "POST " + one + "/test",
                "GET " + one + "/deliveries",
                "POST " + one + "/deliveries/replay",
                "GET " + delivery,
                "POST " + delivery + "/replay",
                "POST " + delivery + "/abandonment");
    }

    private static int status(String token, String call) {
        String[] parts = call.split(" ");
        var request = token == null ? RestAssured.given().contentType("application/json") : as(token);
        return request.header("If-Match", "\"v1\"")
                .body(Map.of("url", URL))
                .request(Method.valueOf(parts[0]), parts[1])
                .statusCode();
    }

    @Test
    void onlyACentresSystemAndItsManagersHaveWebhooks() {
        String id = webhook(Map.of()).getString("id");
        List<String> all = Stream.concat(calls(id).stream(), Stream.of("GET /api/v1/webhooks", "POST /api/v1/webhooks"))
                .toList();
        for (String call : all) {
            assertThat(status(null, call)).as("nobody " + call).isEqualTo(401);
            for (String who :
                    List.of("uni.trader", "broker.trader", "gz.reviewer1", "gz.finance1", "regulator", "admin")) {
                if (!call.contains("rotation")) {
                    assertThat(status(Tokens.of(who), call))
                            .as(who + " " + call)
                            .isEqualTo(403);
                }
            }
        }
        as(Tokens.of("gz.reviewer1"))
                .body(Map.of())
                .post("/api/v1/webhooks/" + id + "/rotation")
                .then()
                .statusCode(403);
        as(Tokens.of("gz.manager")).get("/api/v1/webhooks/" + id).then().statusCode(200);
    }

    /** Another centre's is not there, and nothing of it changes. */
    @Test
    void anotherCentresWebhookDoesNotExist() {
        String id = webhook(Map.of()).getString("id");
        for (String who : List.of("sz.manager", "client")) {
            String token = who.equals("client") ? Tokens.client("centre-sz") : Tokens.of(who);
            for (String call : calls(id)) {
                if (!call.contains("rotation")) {
                    assertThat(status(token, call)).as(who + " " + call).isEqualTo(404);
                }
            }
            as(token)
                    .body(Map.of())
                    .post("/api/v1/webhooks/" + id + "/rotation")
                    .then()
                    .statusCode(404);
            as(token).get("/api/v1/webhooks").then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        centre().get("/api/v1/webhooks/" + id).then().statusCode(200).body("state", equalTo("ACTIVE"));
    }

    @Test
    void oneOfTheOtherModeDoesNotExist() {
        String id = webhook(Map.of()).getString("id");
        hooks.sql("update webhook set mode = 'live' where id = '" + id + "'");
        for (String call : calls(id)) {
            if (!call.contains("rotation")) {
                assertThat(status(Tokens.client("centre-gz"), call)).as(call).isEqualTo(404);
            }
        }
        hooks.sql("delete from webhook where id = '" + id + "'");
    }

    /** A secret is in the one answer, and neither in the database, nor the audit, nor any later answer. */
    @Test
    void aSecretIsShownOnce() {
        JsonPath webhook = webhook(Map.of("scheme", "HMAC_SHA256"));
        String id = webhook.getString("id");
        String secret = webhook.getString("secret");
        assertThat(secret).startsWith("whsec_");

        centre().get("/api/v1/webhooks/" + id).then().body("secret", nullValue());
        centre().get("/api/v1/webhooks").then().body(not(containsString(secret)));
        for (String table : List.of("webhook", "webhook_key", "audit_entry", "idempotency_key", "outbox_event")) {
            assertThat(hooks.ask("select count(*) from " + table + " t where t::text like '%" + secret.substring(6, 30)
                            + "%'"))
                    .as(table)
                    .isEqualTo("0");
        }
        assertThat(hooks.ask("select count(*) from webhook_key where webhook = '" + id
                        + "' and encode(sealed, 'escape') like '%whsec%'"))
                .isEqualTo("0");
        assertThat(hooks.ask(
                        "select count(*) from audit_entry where subject = '" + id + "' and action = 'webhook.create'"))
                .isEqualTo("1");
    }

    @Test
    void theUsualSchemeIsAKeyPairOfWhichTheOwnerSeesThePublicHalf() {
        String id = webhook(Map.of()).getString("id");

        centre().get("/api/v1/webhooks/" + id)
                .then()
                .body("keys[0].scheme", equalTo("ED25519"))
                .body("keys[0].publicKey", startsWith("whpk_"));
    }

    @Test
    void aChangeSaysWhatItHasSeen() {
        String id = webhook(Map.of()).getString("id");
        String path = "/api/v1/webhooks/" + id;
        Map<String, Object> wish = Map.of("url", URL + "/2", "types", List.of("lot.*"), "description", "second");

        centre().body(wish).put(path).then().statusCode(428);
        centre().header("If-Match", "\"v7\"").body(wish).put(path).then().statusCode(412);
        centre().header("If-Match", "\"v1\"")
                .body(wish)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"v2\"")
                .body("url", equalTo(URL + "/2"))
                .body("types", hasItems("lot.*"));
        centre().header("If-Match", "\"v2\"")
                .body(Map.of("url", URL, "scheme", "ED25519"))
                .put(path)
                .then()
                .statusCode(422)
                .body("field", equalTo("scheme"));
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        refused(Map.of(), "url", "missing");
        refused(Map.of("url", "https://10.0.0.1/"), "url", "webhook-address-refused");
        refused(Map.of("url", "https://[::ffff:10.0.0.1]/"), "url", "webhook-address-refused");
        refused(Map.of("url", "https://169.254.169.254/latest"), "url", "webhook-address-refused");
        refused(Map.of("url", "https://2130706433/"), "url", "webhook-address-refused");
        refused(Map.of("url", "https://example.com:22/"), "url", "webhook-address-refused");
        refused(Map.of("url", URL, "types", List.of("lot.closed", "lot.sold")), "types", "unknown-event-type");
        refused(Map.of("url", URL, "types", List.of("participant.changed")), "types", "unknown-event-type");
        refused(Map.of("url", URL, "description", "x".repeat(201)), "description", "too-long");
        centre().body(Map.of("url", URL, "centres", List.of("gz")))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400);
        centre().body(Map.of("url", URL, "colour", "red"))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400);
        centre().body("").post("/api/v1/webhooks").then().statusCode(400);
    }

    private static void refused(Map<String, Object> wish, String field, String problem) {
        centre().body(wish)
                .post("/api/v1/webhooks")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/" + problem))
                .body("field", equalTo(field));
    }

    @Test
    void aStateForbidsWhatItForbids() {
        String path = "/api/v1/webhooks/" + webhook(Map.of()).getString("id");

        centre().post(path + "/resumption").then().statusCode(409).body("state", equalTo("ACTIVE"));
        centre().post(path + "/pause")
                .then()
                .statusCode(200)
                .body("state", equalTo("PAUSED"))
                .body("cause", equalTo("OWNER"));
        centre().post(path + "/pause").then().statusCode(409);
        centre().post(path + "/test").then().statusCode(409);
        centre().post(path + "/resumption").then().statusCode(200).body("cause", nullValue());
        centre().body(Map.of("overlap", "P8D"))
                .post(path + "/rotation")
                .then()
                .statusCode(422)
                .body("field", equalTo("overlap"));
        centre().get(path + "/deliveries/" + Ids.next()).then().statusCode(404);
        centre().get(path + "/deliveries?state=LOST").then().statusCode(400);
        centre().delete(path).then().statusCode(204);
        centre().get(path).then().statusCode(404);
    }

    @Test
    void aCentreHasSoManyAndNoMore() {
        int there = centre().get("/api/v1/webhooks?limit=100")
                .jsonPath()
                .getList("items")
                .size();
        for (int i = there; i < 40; i++) {
            webhook(Map.of());
        }
        centre().body(Map.of("url", URL))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(409)
                .body("most", equalTo(40));
        JsonPath first = centre().get("/api/v1/webhooks?limit=15").jsonPath();
        assertThat(first.getList("items")).hasSize(15);
        JsonPath second = centre().get("/api/v1/webhooks?limit=100&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("items")).hasSize(25);
    }
}
