package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.DEPOSIT;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.OwnDatabase;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.junit.jupiter.api.Test;

/** The bank behind a link cannot be asked: those whose statements are files are looked at all the same. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BankLinkDownIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TWO_DEPOSITS = "20000.00";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void filesGoOnAndWhatIsUnwantedOfThemIsTheirKeepersToGiveBack() throws SQLException {
        String number = "44" + Math.abs(UUID.randomUUID().getMostSignificantBits());
        String account = made("admin", "settlement-accounts", account(number));
        try (Scene scene = new Scene()) {
            LotId ended = scene.announce(Scene.Periods.LONG);
            LotId open = scene.announce(Scene.Periods.LONG);
            JsonPath list = list(ended, open);
            scene.broker.publish(scene.closed(ended, Set.of()));
            awaitDeposit("chen.trader", part(list, ended), "EXPIRED");
            String name = "链路中断测试 " + number;
            String known = made(
                    "gz.finance1",
                    "accounts",
                    Map.of("holder", CHEN.toString(), "number", number + "1", "name", name, "evidence", "打款验证"));
            as("gz.finance2")
                    .header("Idempotency-Key", key())
                    .body(Map.of())
                    .post("/api/v1/bank/accounts/" + known + "/confirmation")
                    .then()
                    .statusCode(200);

            rename("simulated_bank_entry", "simulated_bank_entry_away");
            try {
                as("gz.finance1")
                        .contentType("application/xml")
                        .body(new CamtFile(8, number, "CNY", "0.00")
                                .credit(TWO_DEPOSITS, "L1", name, number + "1", list.getString("bankReference"))
                                .bytes())
                        .post("/api/v1/bank/statements")
                        .then()
                        .statusCode(202);
                awaitDeposit("chen.trader", part(list, open), "HELD");
            } finally {
                rename("simulated_bank_entry_away", "simulated_bank_entry");
            }
            // one of the two lots had ended; its part waits for finance of the centre that keeps the account
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("gz.finance1")
                            .get("/api/v1/bank/payouts?state=WAITING&limit=100")
                            .jsonPath()
                            .getList("items.findAll { it.purpose == 'RETURN' && it.to.number == '" + number
                                    + "1' }.amount.amount"))
                    .containsExactly(DEPOSIT.amount()));
            soundLedger();
        } finally {
            as("admin")
                    .header("Idempotency-Key", key())
                    .body(Map.of())
                    .post("/api/v1/bank/settlement-accounts/" + account + "/closing")
                    .then()
                    .statusCode(200);
        }
    }

    private void rename(String table, String to) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table " + table + " rename to " + to);
        }
    }

    private static Map<String, Object> account(String number) {
        return Map.of(
                "bank", "测试银行",
                "name", "知识产权交易结算专户",
                "number", number,
                "bankCode", "ICBKCNBJ",
                "centre", "GZ",
                "openingBalance", Map.of("amount", "0.00", "currency", "CNY"),
                "suspense", "PT1H");
    }

    private static JsonPath list(LotId... lots) {
        Response answer = as("chen.trader")
                .header("Idempotency-Key", key())
                .body(Map.of("lots", List.of(lots).stream().map(LotId::toString).toList(), "buyerCentre", SZ.value()))
                .post("/api/v1/deposits/lists");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static String part(JsonPath list, LotId lot) {
        return list.getString("deposits.find { it.lot == '" + lot + "' }.id");
    }

    private static String made(String user, String path, Map<String, ?> body) {
        Response answer = as(user).header("Idempotency-Key", key()).body(body).post("/api/v1/bank/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }
}
