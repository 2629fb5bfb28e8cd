package org.ipmarket.settlement.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.sign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Pages;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** Who may see and do what, for each resource there is. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class AccessIT {
    @Test
    void withoutATokenNothing() {
        String id = Ids.next().toString();
        for (String path : List.of(
                "deposits",
                "deposits/" + id,
                "trades",
                "trades/" + id,
                "trades/" + id + "/confirmation",
                "trades/" + id + "/recordal",
                "trades/" + id + "/recordal/evidence/" + id + "/content",
                "trades/" + id + "/royalties",
                "trades/" + id + "/royalties/statements",
                "accounts/me",
                "accounts/me/entries",
                "bank/statements",
                "bank/payouts",
                "accounts/me/" + id,
                "accounts/me/" + id + "/statement",
                "ledger/accounts",
                "ledger/accounts/" + id,
                "ledger/accounts/" + id + "/statement",
                "ledger/checks")) {
            given().get("/api/v1/" + path).then().statusCode(401);
        }
        for (String path : List.of(
                "deposits",
                "deposits/" + id + "/release-request",
                "trades/" + id + "/signatures",
                "trades/" + id + "/recordal",
                "trades/" + id + "/recordal/check",
                "bank/simulator/transfers")) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key())
                    .body("{}")
                    .post("/api/v1/" + path)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void aDepositIsSeenByItsGiverAndTheMoneyStaffOfEitherCentre() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            String id = deposit("chen.trader", lot, SZ).getString("id");
            for (String user : List.of("chen.trader", "chen.approver", "gz.finance1", "gz.manager", "sz.finance2")) {
                status(user, "deposits/" + id, 200);
            }
            for (String user : List.of(
                    "lin.trader",
                    "uni.trader",
                    "he.jing",
                    "fs.finance1",
                    "fs.manager",
                    "gz.reviewer1",
                    "sz.recordal1",
                    "regulator",
                    "appraiser",
                    "admin")) {
                status(user, "deposits/" + id, 404);
            }
            as("lin.trader")
                    .post("/api/v1/deposits/" + id + "/release-request")
                    .then()
                    .statusCode(404);
            as("chen.approver")
                    .post("/api/v1/deposits/" + id + "/release-request")
                    .then()
                    .statusCode(403);
            as("sz.finance1")
                    .post("/api/v1/deposits/" + id + "/release-request")
                    .then()
                    .statusCode(403);
            as("chen.trader")
                    .post("/api/v1/deposits/" + id + "/release-request")
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("ANNOUNCED"));
            assertThat(ids("chen.trader", "deposits")).contains(id);
            assertThat(ids("sz.finance1", "deposits")).contains(id);
            assertThat(ids("lin.trader", "deposits")).doesNotContain(id);
            assertThat(ids("fs.finance1", "deposits")).doesNotContain(id);
            status("gz.reviewer1", "deposits", 403);
            status("appraiser", "deposits", 403);
        }
    }

    @Test
    void onlyAQualifiedParticipantThatMayBidAnnouncesADeposit() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            announced("uni.trader", lot, "GZ", 403, "seller-may-not-bid");
            announced("he.jing", lot, "GZ", 403, "participant-not-qualified");
            announced("chen.trader", lot, "FS", 403, "participant-not-qualified");
            announced("chen.trader", lot, "XX", 422, "unknown-centre");
            announced("chen.approver", lot, "SZ", 403, "forbidden");
            announced("gz.finance1", lot, "GZ", 403, "forbidden");
            announced("chen.trader", new LotId(Ids.next()), "SZ", 404, "not-found");
            deposit("chen.trader", lot, SZ);
            announced("chen.trader", lot, "SZ", 409, "deposit-exists");
            scene.participant(Scene.LIN, GZ, Standing.SUSPENDED, Set.of(GZ, SZ), 2);
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> announced("lin.trader", lot, "GZ", 403, "participant-suspended"));
            scene.participant(Scene.LIN, GZ, Standing.QUALIFIED, Set.of(GZ, SZ), 3);
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> announced("lin.trader", lot, "FS", 403, "participant-not-qualified"));
        }
    }

    @Test
    void aCentreActsForItsOwnParticipantsOnly() {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            given().header("Authorization", "Bearer " + Tokens.client("centre-gz"))
                    .header("On-Behalf-Of", Scene.CHEN.toString())
                    .header("Idempotency-Key", key())
                    .contentType(ContentType.JSON)
                    .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                    .post("/api/v1/deposits")
                    .then()
                    .statusCode(403);
            given().header("Authorization", "Bearer " + Tokens.client("centre-sz"))
                    .header("On-Behalf-Of", Scene.CHEN.toString())
                    .header("Idempotency-Key", key())
                    .contentType(ContentType.JSON)
                    .body(Map.of("lot", lot.toString(), "buyerCentre", "SZ"))
                    .post("/api/v1/deposits")
                    .then()
                    .statusCode(201)
                    .body("participant", equalTo(Scene.CHEN.toString()));
        }
    }

    @Test
    void aTradeIsSeenByItsPartiesAndTheStaffOfEitherCentre() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.opened(Scene.Periods.LONG);
            String path = "trades/" + opened.trade();
            for (String user : List.of(
                    "uni.trader", "chen.approver", "gz.reviewer1", "sz.finance1", "gz.recordal2", "sz.manager")) {
                status(user, path, 200);
                status(user, path + "/confirmation", 200);
            }
            for (String user : List.of("lin.trader", "he.jing", "fs.manager", "dg.recordal1", "appraiser")) {
                status(user, path, 404);
                status(user, path + "/confirmation", 404);
                sign(user, opened.trade(), "0".repeat(64)).then().statusCode(org.hamcrest.Matchers.oneOf(403, 404));
                as(user).body("{}")
                        .post("/api/v1/" + path + "/recordal/check")
                        .then()
                        .statusCode(404);
            }
            assertThat(ids("uni.trader", "trades")).contains(opened.trade().toString());
            assertThat(ids("sz.reviewer1", "trades")).contains(opened.trade().toString());
            assertThat(ids("lin.trader", "trades"))
                    .doesNotContain(opened.trade().toString());
            assertThat(ids("fs.manager", "trades"))
                    .doesNotContain(opened.trade().toString());
            status("appraiser", "trades", 403);
            // nobody signs for another, not even who may act on its behalf otherwise
            given().header("Authorization", "Bearer " + Tokens.of("gz.manager"))
                    .header("On-Behalf-Of", UNIVERSITY.toString())
                    .header("Idempotency-Key", key())
                    .contentType(ContentType.JSON)
                    .body(Map.of("documentHash", "0".repeat(64)))
                    .post("/api/v1/" + path + "/signatures")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void theBanksPapersAreForFinance() {
        try (Scene scene = new Scene()) {
            scene.announce(Scene.Periods.LONG);
            for (String path : List.of("bank/statements", "bank/payouts")) {
                status("gz.finance1", path, 200);
                status("admin", path, 200);
                for (String user : List.of("chen.trader", "gz.manager", "gz.recordal1", "regulator", "appraiser")) {
                    status(user, path, 403);
                }
            }
            for (String user : List.of("gz.finance1", "admin", "regulator")) {
                status(user, "ledger/checks", 200);
            }
            for (String user : List.of("chen.trader", "gz.manager", "appraiser")) {
                status(user, "ledger/checks", 403);
            }
            status("chen.trader", "accounts/me", 200);
            status("gz.finance1", "accounts/me", 403);
            status("gz.finance1", "accounts/me/entries", 403);
            for (String user : List.of("gz.finance1", "chen.approver", "admin")) {
                as(user).header("Idempotency-Key", key())
                        .body(Map.of("reference", "x", "amount", Scene.DEPOSIT))
                        .post("/api/v1/bank/simulator/transfers")
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Test
    void anotherCentresFinanceSeesNothingOfIt() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.funded();
            assertThat(Pages.<String>all("gz.finance1", "/api/v1/bank/statements", "items.trade"))
                    .contains(opened.trade().toString());
            assertThat(Pages.<String>all("fs.finance1", "/api/v1/bank/statements", "items.trade"))
                    .doesNotContain(opened.trade().toString());
        }
    }

    @Test
    void theMoneyStaysWhereTheRightIsNoLongerInForce() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.funded();
            String path = "/api/v1/trades/" + opened.trade() + "/recordal";
            AssetId asset = AssetId.fromString(as("uni.trader")
                    .get("/api/v1/trades/" + opened.trade())
                    .jsonPath()
                    .getString("assets[0]"));
            as("gz.recordal1")
                    .body(Map.of(
                            "registration",
                            "n",
                            "effectiveOn",
                            opened.openedAt().toString().substring(0, 10)))
                    .post(path)
                    .then()
                    .statusCode(200);
            scene.broker.publish(Scene.asset(asset, LegalStatus.SEIZED, 2));
            org.awaitility.Awaitility.await().untilAsserted(() -> as("gz.recordal2")
                    .body("{}")
                    .post(path + "/check")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/trade-state"))
                    .body("state", equalTo("FROZEN")));
            Scene.soundLedger();
        }
    }

    private static void announced(String user, LotId lot, String centre, int status, String problem) {
        as(user).header("Idempotency-Key", key())
                .body(Map.of("lot", lot.toString(), "buyerCentre", centre))
                .post("/api/v1/deposits")
                .then()
                .statusCode(status)
                .body("type", equalTo("/problems/" + problem));
    }

    private static void status(String user, String path, int status) {
        assertThat(as(user).get("/api/v1/" + path).statusCode())
                .as(user + " " + path)
                .isEqualTo(status);
    }

    private static List<String> ids(String user, String list) {
        return as(user).queryParam("limit", 100)
                .get("/api/v1/" + list)
                .jsonPath()
                .getList("items.id");
    }
}
