package org.ipmarket.listing.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.ipmarket.listing.Exchange.announce;
import static org.ipmarket.listing.Exchange.as;
import static org.ipmarket.listing.Exchange.enter;
import static org.ipmarket.listing.Exchange.offer;
import static org.ipmarket.listing.Exchange.patent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.Exchange;
import org.ipmarket.listing.RealParts;
import org.ipmarket.listing.Rows;
import org.ipmarket.messages.id.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class AccessIT {
    private static final String ID = Ids.next().toString();
    private static final List<String> READS = List.of(
            "/centres",
            "/centres/GZ",
            "/centres/GZ/sandbox",
            "/participants",
            "/participants/me",
            "/participants/" + ID,
            "/assets",
            "/assets/" + ID,
            "/assets/" + ID + "/title",
            "/assets/" + ID + "/grants",
            "/listings",
            "/listings/" + ID);
    private static final List<String> POSTS = List.of(
            "/centres/GZ/sandbox",
            "/centres/GZ/sandbox/secrets",
            "/participants",
            "/participants/" + ID + "/qualification",
            "/participants/" + ID + "/suspension",
            "/assets",
            "/listings",
            "/listings/" + ID + "/submission",
            "/listings/" + ID + "/review",
            "/listings/" + ID + "/approval",
            "/listings/" + ID + "/rejection",
            "/listings/" + ID + "/withdrawal");
    private static final List<String> PUTS = List.of("/centres/GZ", "/assets/" + ID, "/listings/" + ID);

    @Inject
    Rows rows;

    @BeforeEach
    void open() {
        Exchange.open();
    }

    @Test
    void withoutAValidTokenNothingIsShownOrDone() {
        Map<String, Long> before = rows.everything();
        for (String token : new String[] {null, "nonsense", forged()}) {
            READS.forEach(path -> bare(token).get("/api/v1" + path).then().statusCode(401));
            POSTS.forEach(
                    path -> bare(token).body("{}").post("/api/v1" + path).then().statusCode(401));
            PUTS.forEach(
                    path -> bare(token).body("{}").put("/api/v1" + path).then().statusCode(401));
            bare(token).get("/internal/digests/asset").then().statusCode(401);
        }
        assertThat(rows.everything()).isEqualTo(before);
    }

    private static RequestSpecification bare(String token) {
        var request = given().contentType(ContentType.JSON);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Well-formed, but signed by nobody. */
    private static String forged() {
        return "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ4IiwiZXhwIjoxfQ.c2lnbmF0dXJl";
    }

    @Test
    void aRefusedTokenIsAnsweredWithAProblem() {
        bare("nonsense")
                .get("/api/v1/listings")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void whoMayNotIsToldSoBeforeItsBodyIsJudged() {
        String draft = Exchange.draft("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        for (String path : List.of(
                "/participants", "/participants/" + ID + "/qualification", "/participants/" + ID + "/suspension")) {
            as("chen.trader").body("{}").post("/api/v1" + path).then().statusCode(403);
        }
        as("gz.reviewer1").body("{}").post("/api/v1/assets").then().statusCode(403);
        as("gz.reviewer1").body("{}").post("/api/v1/listings").then().statusCode(403);
        as("lin.trader").body("{}").put("/api/v1/centres/GZ").then().statusCode(403);
        as("chen.trader").body("{}").put("/api/v1/assets/" + asset).then().statusCode(403);
        as("chen.trader").body("{}").put("/api/v1/listings/" + draft).then().statusCode(404);
        for (String act : List.of("rejection", "withdrawal")) {
            as("chen.trader")
                    .body("{}")
                    .post("/api/v1/listings/" + draft + "/" + act)
                    .then()
                    .statusCode(404);
        }
        as("sz.reviewer1")
                .body("{}")
                .post("/api/v1/listings/" + draft + "/rejection")
                .then()
                .statusCode(403);
        as("gz.reviewer1")
                .body("{}")
                .post("/api/v1/listings/" + draft + "/withdrawal")
                .then()
                .statusCode(403);
    }

    @Test
    void nothingOfTheOtherModeExists() {
        String asset = enter("lin.trader", patent(Exchange.YUEXIU));
        String listing = announce("lin.trader", offer("GZ", asset));
        String participant = Exchange.BROKER.toString();
        Map<String, Object> terms = patent(Exchange.YUEXIU);
        rows.run(
                "insert into centre select 'live:' || code, 'live', code, version, name, currency, kinds, methods, rules,"
                        + " fees, changed_at from centre where mode = 'test' on conflict do nothing");
        rows.run(
                "insert into centre select 'live:LIVE1', 'live', 'LIVE1', version, name, currency, kinds, methods, rules,"
                        + " fees, changed_at from centre where id = 'test:GZ'");
        rows.run("update asset set mode = 'live' where id = ?", UUID.fromString(asset));
        rows.run("update offer set mode = 'live' where id = ?", UUID.fromString(listing));
        rows.run("update participant set mode = 'live' where id = ?", UUID.fromString(participant));
        try {
            as("lin.trader").get("/api/v1/centres/LIVE1").then().statusCode(404);
            as("lin.trader").get("/api/v1/centres?limit=100").then().body("items.code", not(hasItem("LIVE1")));
            for (String path : List.of("", "/title", "/grants")) {
                as("lin.trader").get("/api/v1/assets/" + asset + path).then().statusCode(404);
            }
            as("lin.trader")
                    .get("/api/v1/assets?owner=" + Exchange.YUEXIU + "&limit=100")
                    .then()
                    .body("items.id", not(hasItem(asset)));
            as("lin.trader")
                    .header("If-Match", "\"v1\"")
                    .body(terms)
                    .put("/api/v1/assets/" + asset)
                    .then()
                    .statusCode(404);
            for (String person : List.of("lin.trader", "gz.reviewer1", "gz.manager", "admin")) {
                as(person).get("/api/v1/listings/" + listing).then().statusCode(404);
                as(person).get("/api/v1/listings?limit=100").then().body("items.id", not(hasItem(listing)));
            }
            as("lin.trader")
                    .header("If-Match", "\"v4\"")
                    .body(offer("GZ", asset))
                    .put("/api/v1/listings/" + listing)
                    .then()
                    .statusCode(404);
            Exchange.act("lin.trader", listing, "submission").then().statusCode(404);
            Exchange.act("gz.reviewer1", listing, "review").then().statusCode(404);
            Exchange.act("gz.reviewer2", listing, "approval").then().statusCode(404);
            as("gz.reviewer1")
                    .body(Map.of("reasons", "x"))
                    .post("/api/v1/listings/" + listing + "/rejection")
                    .then()
                    .statusCode(404);
            as("lin.trader")
                    .body(Map.of("reason", "x"))
                    .post("/api/v1/listings/" + listing + "/withdrawal")
                    .then()
                    .statusCode(404);
            as("admin").get("/api/v1/participants/" + participant).then().statusCode(404);
            as("broker.trader").get("/api/v1/participants").then().body("items", hasSize(0));
            as("admin")
                    .body(Map.of("reason", "x"))
                    .post("/api/v1/participants/" + participant + "/suspension")
                    .then()
                    .statusCode(404);
            as("admin")
                    .body(Map.of("centre", "GZ"))
                    .post("/api/v1/participants/" + participant + "/qualification")
                    .then()
                    .statusCode(404);
            as("fs.manager")
                    .header("On-Behalf-Of", participant)
                    .body(terms)
                    .post("/api/v1/assets")
                    .then()
                    .statusCode(403);
            as("admin")
                    .get("/internal/digests/centre?mode=live&limit=100")
                    .then()
                    .body("items.subject", hasItem("live:LIVE1"));
        } finally {
            rows.run("update participant set mode = 'test' where id = ?", UUID.fromString(participant));
            rows.run("update offer set mode = 'test' where id = ?", UUID.fromString(listing));
            rows.run("update asset set mode = 'test' where id = ?", UUID.fromString(asset));
            rows.run("delete from centre where mode = 'live'");
        }
    }

    @Test
    void aCentresSoftwareReadsWhatIsUnderReviewThereButReviewsNothing() {
        String draft = Exchange.draft("lin.trader", offer("GZ", enter("lin.trader", patent(Exchange.YUEXIU))));
        Exchange.act("lin.trader", draft, "submission").then().statusCode(200);
        Exchange.asClient("centre-gz").get("/api/v1/listings/" + draft).then().statusCode(200);
        Exchange.asClient("centre-sz").get("/api/v1/listings/" + draft).then().statusCode(404);
        Exchange.asClient("centre-gz")
                .body("{}")
                .post("/api/v1/listings/" + draft + "/review")
                .then()
                .statusCode(403);
        Exchange.asClient("centre-gz")
                .get("/api/v1/participants/" + Exchange.YUEXIU)
                .then()
                .statusCode(200);
        Exchange.asClient("centre-gz")
                .get("/api/v1/participants/" + Exchange.HE_JING)
                .then()
                .statusCode(404);
    }

    @Test
    void whoActsForAnotherIsRecordedBesideIt() {
        String asset = Exchange.asClient("centre-gz")
                .header("On-Behalf-Of", Exchange.YUEXIU.toString())
                .body(patent(Exchange.YUEXIU))
                .post("/api/v1/assets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(rows.count(
                        "select count(*) from audit_entry where subject = ? and action = 'asset.enter'"
                                + " and on_behalf_of = ? and centre = 'GZ' and before is null and after is not null",
                        asset,
                        Exchange.YUEXIU.value()))
                .isEqualTo(1);
        as("gz.manager")
                .header("On-Behalf-Of", "nobody")
                .get("/api/v1/participants/me")
                .then()
                .statusCode(400);
        as("gz.manager")
                .header("On-Behalf-Of", Exchange.YUEXIU.toString())
                .get("/api/v1/participants/me")
                .then()
                .body("id", is(Exchange.YUEXIU.toString()));
    }
}
