package org.ipmarket.settlement.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.key;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** What cannot be read or breaks a rule gets a problem that says what would do, and stores nothing. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BadInputIT {
    @Inject
    AgroalDataSource dataSource;

    @Test
    void transfersOfNoSoundMoney() throws SQLException {
        new Scene().close();
        long before = count("simulated_bank_entry where direction = 'CREDIT'");
        long keys = count("idempotency_key");
        transfer("{\"reference\": \"r\", \"amount\": {\"amount\": \"-1.00\", \"currency\": \"CNY\"}}", 400, "negative");
        transfer("{\"reference\": \"r\", \"amount\": {\"amount\": \"1.001\", \"currency\": \"CNY\"}}", 400, "2 digits");
        transfer("{\"reference\": \"r\", \"amount\": {\"amount\": \"1\", \"currency\": \"CNY\"}}", 400, "2 digits");
        transfer("{\"reference\": \"r\", \"amount\": {\"amount\": \"1.00\", \"currency\": \"XXX\"}}", 400, "accepted");
        transfer(
                "{\"reference\": \"r\", \"amount\": {\"amount\": \"1e5\", \"currency\": \"CNY\"}}",
                400,
                "not an amount");
        transfer("{\"reference\": \"r\", \"amount\": {\"amount\": 1.00, \"currency\": \"CNY\"}}", 400, "string");
        transfer(
                "{\"reference\": \"r\", \"amount\": {\"amount\": \"99999999999999999.00\", \"currency\": \"CNY\"}}",
                400,
                "amount");
        transfer(
                "{\"reference\": \"r\", \"amount\": {\"amount\": \"0.00\", \"currency\": \"CNY\"}}",
                422,
                "more than nothing");
        transfer("{\"reference\": \"r\", \"amount\": ", 400, "JSON");
        transfer(
                "{\"reference\": \"r\", \"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}, \"more\": 1}",
                400,
                "Unknown field");
        invalid(transferring("{\"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}}"), "reference");
        invalid(transferring("{\"reference\": \"r\"}"), "amount");
        invalid(
                transferring("{\"reference\": \"" + "r".repeat(141)
                        + "\", \"amount\": {\"amount\": \"1.00\", \"currency\": \"CNY\"}}"),
                "reference");
        invalid(transferring("null"), "");
        invalid(transferring(""), "");
        transfer("[]", 400, "TransferRequest");
        assertThat(count("simulated_bank_entry where direction = 'CREDIT'")).isEqualTo(before);
        assertThat(count("idempotency_key")).isEqualTo(keys);
    }

    @Test
    void aTransferWithoutAKeyOrWithAUsedOne() {
        Map<String, Object> body = Map.of("reference", "x " + Ids.next(), "amount", Scene.DEPOSIT);
        problem(as("chen.trader").body(body).post("/api/v1/bank/simulator/transfers"), 400, "Idempotency-Key");
        problem(
                as("chen.trader")
                        .header("Idempotency-Key", "short")
                        .body(body)
                        .post("/api/v1/bank/simulator/transfers"),
                400,
                "Idempotency-Key");
        String key = key();
        as("chen.trader")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/bank/simulator/transfers")
                .then()
                .statusCode(202);
        problem(
                as("chen.trader")
                        .header("Idempotency-Key", key)
                        .body(Map.of("reference", "another", "amount", Scene.DEPOSIT))
                        .post("/api/v1/bank/simulator/transfers"),
                422,
                "another request");
    }

    @Test
    void depositsThatCannotBeRead() throws SQLException {
        try (Scene scene = new Scene()) {
            LotId lot = scene.announce(Scene.Periods.LONG);
            long before = count("deposit");
            announce("{\"lot\": \"nothing\", \"buyerCentre\": \"SZ\"}", 400, "id");
            announce("{\"lot\": \"" + lot + "\", \"buyerCentre\": \"sz\"}", 400, "centre");
            invalid(
                    as("chen.trader")
                            .header("Idempotency-Key", key())
                            .body("{\"lot\": \"" + lot + "\"}")
                            .post("/api/v1/deposits"),
                    "buyerCentre");
            announce("{\"lot\": \"" + lot + "\", \"buyerCentre\": \"SZ\", \"amount\": \"1\"}", 400, "Unknown field");
            announce("{", 400, "JSON");
            assertThat(count("deposit")).isEqualTo(before);
            String id = deposit("chen.trader", lot, SZ).getString("id");
            assertThat(as("chen.trader")
                            .get("/api/v1/deposits/" + id.substring(1))
                            .statusCode())
                    .isIn(400, 404);
            assertThat(as("chen.trader").get("/api/v1/deposits/" + Ids.next()).statusCode())
                    .isEqualTo(404);
            problem(as("chen.trader").queryParam("limit", 0).get("/api/v1/deposits"), 422, "limit");
            problem(as("chen.trader").queryParam("limit", 101).get("/api/v1/deposits"), 422, "limit");
            problem(as("chen.trader").queryParam("cursor", "???").get("/api/v1/deposits"), 400, "cursor");
            problem(as("chen.trader").queryParam("cursor", "AAAA").get("/api/v1/accounts/me/entries"), 400, "cursor");
            problem(as("regulator").queryParam("currency", "XXX").get("/api/v1/ledger/checks"), 422, "currency");
        }
    }

    @Test
    void signaturesAndRegistrationsThatBreakARule() throws SQLException {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.opened(Scene.Periods.LONG);
            String path = "/api/v1/trades/" + opened.trade();
            for (String body : new String[] {"{}", "{\"documentHash\": \"\"}", "{\"documentHash\": null}"}) {
                invalid(
                        as("chen.approver")
                                .header("Idempotency-Key", key())
                                .body(body)
                                .post(path + "/signatures"),
                        "documentHash");
            }
            assertThat(count("trade_signature where trade = '" + opened.trade() + "'"))
                    .isZero();
            TradeOpened funded = scene.funded();
            String recordal = "/api/v1/trades/" + funded.trade() + "/recordal";
            for (String day : new String[] {"2999-01-01", "2020-01-01"}) {
                problem(
                        as("gz.recordal1")
                                .body("{\"registration\": \"n\", \"effectiveOn\": \"" + day + "\"}")
                                .post(recordal),
                        422,
                        "effectiveOn");
            }
            invalid(
                    as("gz.recordal1")
                            .body("{\"registration\": \" \", \"effectiveOn\": \"2026-01-01\"}")
                            .post(recordal),
                    "registration");
            invalid(as("gz.recordal1").body("{\"registration\": \"n\"}").post(recordal), "effectiveOn");
            problem(
                    as("gz.recordal1")
                            .body("{\"registration\": \"n\", \"effectiveOn\": \"today\"}")
                            .post(recordal),
                    400,
                    "date");
            assertThat(count("trade where id = '" + funded.trade() + "' and registration is not null"))
                    .isZero();
        }
    }

    private void transfer(String body, int status, String says) {
        problem(
                as("chen.trader").header("Idempotency-Key", key()).body(body).post("/api/v1/bank/simulator/transfers"),
                status,
                says);
    }

    private void announce(String body, int status, String says) {
        problem(as("chen.trader").header("Idempotency-Key", key()).body(body).post("/api/v1/deposits"), status, says);
    }

    /** Refused by the validator, which names the field. */
    private static void invalid(Response answer, String field) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).contains(field);
    }

    private static Response transferring(String body) {
        return as("chen.trader").header("Idempotency-Key", key()).body(body).post("/api/v1/bank/simulator/transfers");
    }

    private static void problem(Response answer, int status, String says) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).contains(says);
    }

    private long count(String from) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + from)) {
            row.next();
            return row.getLong(1);
        }
    }
}
