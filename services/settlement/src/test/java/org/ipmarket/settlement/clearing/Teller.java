package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.Pages;
import org.ipmarket.settlement.Scene;

/** The finance people of a centre at the bank's part of the API; what accounts they open they close. */
final class Teller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> opened = new ArrayList<>();

    /** Of an open account whose statements end nobody waits for would keep every trade from being overdue. */
    @Override
    public void close() {
        opened.forEach(id -> act("admin", "settlement-accounts/" + id + "/closing", Map.of(), 200));
    }

    static String number() {
        String digits = Ids.next().toString().replaceAll("[^0-9]", "") + "0000000000000000";
        return "4405" + digits.substring(digits.length() - 16 - 8, digits.length() - 8);
    }

    String openAccount(String number) {
        JsonPath account = act(
                "admin",
                "settlement-accounts",
                Map.of(
                        "bank", "测试银行",
                        "name", "知识产权交易结算专户",
                        "number", number,
                        "bankCode", "ICBKCNBJ",
                        "centre", "GZ",
                        "openingBalance", Map.of("amount", "0.00", "currency", "CNY"),
                        "suspense", "PT1H"),
                201);
        opened.add(account.getString("id"));
        return account.getString("id");
    }

    static void knowAccount(String holder, String number, String name) {
        JsonPath proposed = act(
                "gz.finance1",
                "accounts",
                Map.of("holder", holder, "number", number, "name", name, "evidence", "打款验证 0.01"),
                201);
        String id = proposed.getString("id");
        act("gz.finance1", "accounts/" + id + "/confirmation", Map.of(), 403);
        act("gz.finance2", "accounts/" + id + "/confirmation", Map.of(), 200);
    }

    static String batch(String account, String payout) {
        return act("gz.finance1", "payouts/batches", Map.of("account", account, "payouts", List.of(payout)), 201)
                .getString("id");
    }

    static JsonPath act(String user, String path, Map<String, ?> body, int status) {
        Response answer =
                as(user).header("Idempotency-Key", Scene.key()).body(body).post("/api/v1/bank/" + path);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(status);
        return answer.jsonPath();
    }

    static Response upload(byte[] file) {
        return as("gz.finance1").contentType("application/xml").body(file).post("/api/v1/bank/statements");
    }

    static void problem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + type);
    }

    /** Accepted, and every line looked at. */
    static String taken(Response answer) {
        return applied(accepted(answer), PATIENCE);
    }

    static String accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.jsonPath().getString("id");
    }

    static String applied(String file, Duration patience) {
        await().atMost(patience).untilAsserted(() -> assertThat(stateOf(file)).isEqualTo("DONE"));
        return file;
    }

    static String stateOf(String file) {
        return as("gz.finance1")
                .get("/api/v1/bank/statements/files/" + file)
                .jsonPath()
                .getString("state");
    }

    /** Until when the statements of a settlement account are complete. */
    static Instant completeUntil(String account) {
        return Instant.parse(Pages.<String>all(
                        "gz.finance1",
                        "/api/v1/bank/settlement-accounts",
                        "items.findAll { it.id == '" + account + "' }.completeUntil")
                .getFirst());
    }

    static JsonPath report(String file) {
        return as("gz.finance1")
                .get("/api/v1/bank/statements/files/" + file + "/lines")
                .jsonPath();
    }

    static String waitingPayout(String amount) {
        return Pages.<String>all(
                        "gz.finance1",
                        "/api/v1/bank/payouts?state=WAITING",
                        "items.findAll { it.amount.amount == '" + amount + "' && it.batch == null }.id")
                .getFirst();
    }

    static String payoutState(String id) {
        for (String state : List.of("WAITING", "RELEASED", "ORDERED", "UNKNOWN", "CONFIRMED", "REFUSED", "BOUNCED")) {
            if (Pages.<String>all("gz.finance1", "/api/v1/bank/payouts?state=" + state, "items.id")
                    .contains(id)) {
                return state;
            }
        }
        return null;
    }

    static void awaitPayout(String id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payoutState(id)).isEqualTo(state));
    }
}
