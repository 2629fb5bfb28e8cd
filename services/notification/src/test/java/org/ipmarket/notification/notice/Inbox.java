package org.ipmarket.notification.notice;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.id.LotId;

/** What a person does in these tests: reads, says how it wants to be told. */
final class Inbox {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final String login;

    Inbox(String login) {
        this.login = login;
    }

    RequestSpecification ask() {
        return given().auth()
                .oauth2(Tokens.of(login))
                .contentType("application/json")
                .accept("application/json");
    }

    /** Its notices of a kind about a lot, the newest first. */
    List<Map<String, Object>> notices(LotId lot, String kind) {
        List<Map<String, Object>> all = ask().get("/api/v1/notices?limit=100&kind=" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return all.stream()
                .filter(notice -> lot.toString().equals(notice.get("lot")))
                .toList();
    }

    /** The notice of a kind about a lot, waited for. */
    Map<String, Object> notice(LotId lot, String kind) {
        return await().atMost(SOON)
                .until(() -> notices(lot, kind), found -> !found.isEmpty())
                .getFirst();
    }

    List<Map<String, Object>> deliveries(Map<String, Object> notice) {
        return ask().get("/api/v1/notices/" + notice.get("id") + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Its only delivery, once it is in that state. */
    Map<String, Object> delivery(Map<String, Object> notice, String state) {
        return await().atMost(SOON)
                .until(
                        () -> deliveries(notice),
                        all -> all.size() == 1 && state.equals(all.getFirst().get("state")))
                .getFirst();
    }

    Response put(String etag, Map<String, Object> preferences) {
        return ask().header("If-Match", etag).body(preferences).put("/api/v1/notices/preferences");
    }

    String etag() {
        return ask().get("/api/v1/notices/preferences")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    void prefer(String language, String mail, Set<String> unsubscribed) {
        put(etag(), Map.of("language", language, "mail", mail, "unsubscribed", unsubscribed))
                .then()
                .statusCode(200);
    }
}
