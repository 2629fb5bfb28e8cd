package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statement files through the API: taken or refused whole, matched, decided about, paid back and confirmed. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BankFilesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHENS_NAME = "鹏城光电（深圳）有限公司";
    private static final String AMOUNT = "10000.00";

    private final List<String> opened = new ArrayList<>();

    /** Of an open account whose statements end nobody waits for would keep every trade from being overdue. */
    @AfterEach
    void closeAccounts() {
        opened.forEach(id -> act("admin", "settlement-accounts/" + id + "/closing", Map.of(), 200));
    }

    @Test
    void moneyIsMatchedAssignedGivenBackBouncedAndSentAnew() {
        try (Scene scene = new Scene()) {
            String number = number();
            String account = openAccount(number);
            String chens = "6222" + number.substring(4);
            knowAccount(CHEN.toString(), chens, CHENS_NAME);
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath ofChen = deposit("chen.trader", lot, SZ);
            JsonPath ofLin = deposit("lin.trader", lot, GZ);
            CamtFile first = new CamtFile(8, number, "CNY", "0.00")
                    .credit(AMOUNT, "A1", "鹏城光电(深圳) 有限公司", chens, "保证金 " + ofChen.getString("bankReference"))
                    .credit(AMOUNT, "A2", "Yuexiu Robotics", "HK778899", "deposit " + ofLin.getString("bankReference"))
                    .credit("77.00", "A3", "路人甲", "6222999", "学费")
                    .fee("12.50", "A4");

            // what does not add up is refused, and nothing of it counts
            problem(upload(first.closingWrongBy("0.01").bytes()), 422, "statement-does-not-add-up");
            problem(
                    upload(new CamtFile(8, number(), "CNY", "0.00")
                            .fee("1.00", "X")
                            .bytes()),
                    422,
                    "wrong-account");
            problem(
                    upload(new CamtFile(8, number, "USD", "0.00")
                            .fee("1.00", "X")
                            .bytes()),
                    422,
                    "wrong-currency");
            problem(
                    upload(new CamtFile(8, number, "CNY", "5.00")
                            .fee("1.00", "X")
                            .bytes()),
                    422,
                    "statement-gap");

            byte[] good = first.closingWrongBy("0").bytes();
            String file = taken(upload(good));
            JsonPath again = upload(good).then().statusCode(200).extract().jsonPath();
            assertThat(again.getBoolean("takenBefore")).isTrue();
            assertThat(again.getString("id")).isEqualTo(file);
            // the same entries in a file that looks different change nothing, and the report says so
            String twin = taken(upload((first.text() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(report(twin).getList("items.outcome")).containsOnly("DUPLICATE");

            awaitDeposit("chen.trader", ofChen.getString("id"), "HELD");
            JsonPath lines = report(file);
            assertThat(lines.getList("items.state")).containsExactly("MATCHED", "SUSPENDED", "SUSPENDED", "MATCHED");
            soundLedger();

            // an operator sees what the second could be; a second person must agree
            String second = lines.getString("items[1].bankLine");
            JsonPath suspense = as("gz.finance1").get("/api/v1/bank/suspense").jsonPath();
            Map<String, Object> seen = suspense.getMap("items.find { it.id == '" + second + "' }");
            assertThat(seen.get("name")).isEqualTo("Yuexiu Robotics");
            assertThat(suspense.getString("items.find { it.id == '" + second + "' }.candidates[0].claim.id"))
                    .isEqualTo(ofLin.getString("id"));
            assertThat(as("sz.finance1").get("/api/v1/bank/suspense").jsonPath().getList("items.id"))
                    .doesNotContain(second);
            Map<String, Object> assignment =
                    Map.of("kind", "DEPOSIT", "to", ofLin.getString("id"), "why", "英文名，营业执照为证");
            act("sz.finance1", "suspense/" + second + "/assignment", assignment, 404);
            act(
                    "gz.finance1",
                    "suspense/" + second + "/assignment",
                    Map.of("kind", "DEPOSIT", "to", ofChen.getString("id"), "why", "x"),
                    409);
            act("gz.finance1", "suspense/" + second + "/assignment", assignment, 200);
            act("gz.finance1", "suspense/" + second + "/assignment/release", Map.of(), 403);
            act("gz.finance2", "suspense/" + second + "/assignment/release", Map.of(), 200);
            awaitDeposit("lin.trader", ofLin.getString("id"), "HELD");
            act("gz.finance2", "suspense/" + second + "/return", Map.of("why", "x"), 409);

            // the third goes back where it came from, under four eyes
            String third = lines.getString("items[2].bankLine");
            act("gz.finance1", "suspense/" + third + "/return", Map.of("why", "Nobody knows what it is."), 200);
            String payout = waitingPayout("77.00");
            String batch = batch(account, payout);
            act("gz.finance1", "payouts/batches/" + batch + "/release", Map.of(), 403);
            as("gz.finance1")
                    .get("/api/v1/bank/payouts/batches/" + batch + "/file")
                    .then()
                    .statusCode(409);
            act("gz.finance2", "payouts/batches/" + batch + "/release", Map.of(), 200);
            String order = payout.replace("-", "");
            assertThat(as("gz.finance1")
                            .get("/api/v1/bank/payouts/batches/" + batch + "/file")
                            .asString())
                    .contains("<EndToEndId>" + order + "</EndToEndId>", "<Nm>路人甲</Nm>", "<Id>6222999</Id>");
            act("gz.finance1", "payouts/batches/" + batch + "/hand-over", Map.of(), 200);
            act("gz.finance1", "payouts/batches/" + batch + "/withdrawal", Map.of(), 409);
            assertThat(payoutState(payout)).isEqualTo("ORDERED");
            soundLedger();

            // the next statement confirms it; the one after brings it back
            CamtFile next = new CamtFile(2, number, "CNY", first.closing().toPlainString())
                    .named("S-2", 2)
                    .debit("77.00", "B1", order);
            taken(upload(next.bytes()));
            awaitPayout(payout, "CONFIRMED");
            CamtFile bounced = new CamtFile(4, number, "CNY", next.closing().toPlainString())
                    .named("S-3", 3)
                    .returned("77.00", "C1", order, "AC04", "账户已销户");
            taken(upload(bounced.bytes()));
            awaitPayout(payout, "BOUNCED");
            JsonPath attention = as("gz.finance1").get("/api/v1/bank/attention").jsonPath();
            assertThat(attention.getLong("bounced")).isPositive();
            soundLedger();

            // corrected and sent anew, once; the bank books the new batch as one sum
            Map<String, Object> corrected = Map.of("number", "6222888", "why", "新账号，已核");
            JsonPath anew = act("gz.finance1", "payouts/" + payout + "/replacement", corrected, 201);
            act("gz.finance1", "payouts/" + payout + "/replacement", corrected, 409);
            assertThat(anew.getString("replaces")).isEqualTo(payout);
            String secondBatch = batch(account, anew.getString("id"));
            act("gz.finance2", "payouts/batches/" + secondBatch + "/release", Map.of(), 200);
            act("gz.finance2", "payouts/batches/" + secondBatch + "/hand-over", Map.of(), 200);
            CamtFile sum = new CamtFile(6, number, "CNY", bounced.closing().toPlainString())
                    .named("S-4", 4)
                    .batchDebit("77.00", "D1", secondBatch.replace("-", ""))
                    // the bank shows the old order once more: nobody ordered that, and it is not booked
                    .debit("77.00", "D2", order);
            String last = taken(upload(sum.bytes()));
            awaitPayout(anew.getString("id"), "CONFIRMED");
            assertThat(report(last).getList("items.state")).containsExactly("MATCHED", "UNEXPLAINED");
            assertThat(payoutState(payout)).isEqualTo("BOUNCED");
            soundLedger();
        }
    }

    @Test
    void aBanksOwnSheetIsPreviewedThenTakenByItsMapping() {
        try (Scene scene = new Scene()) {
            String number = number();
            openAccount(number);
            String name = "mapping " + number;
            Map<String, Object> columns = Map.of(
                    "date", "交易日期",
                    "credit", "收入",
                    "debit", "支出",
                    "balance", "余额",
                    "name", "对方户名",
                    "account", "对方账号",
                    "remark", "摘要",
                    "reference", "流水号");
            Map<String, Object> mapping = Map.of(
                    "charset", "GBK",
                    "columns", columns,
                    "date", "yyyy-MM-dd",
                    "amounts", "TWO_COLUMNS",
                    "account", number,
                    "currency", "CNY");
            act("gz.finance1", "mappings", Map.of("name", name, "mapping", Map.of("columns", columns)), 422);
            act("gz.finance1", "mappings", Map.of("name", name, "mapping", mapping), 201);
            act("gz.finance1", "mappings", Map.of("name", name, "mapping", mapping), 409);
            byte[] csv = ("交易日期,收入,支出,余额,对方户名,对方账号,摘要,流水号\n2026-03-02,50.00,,50.00,路人乙,6222777,学费,Z" + number + "\n")
                    .getBytes(Charset.forName("GBK"));
            Response preview = as("gz.finance1")
                    .contentType("text/csv")
                    .queryParam("mapping", name)
                    .queryParam("preview", true)
                    .body(csv)
                    .post("/api/v1/bank/statements");
            assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(200);
            assertThat(preview.jsonPath().getString("[0].first[0].name")).isEqualTo("路人乙");
            assertThat(preview.jsonPath().getString("[0].closing")).isEqualTo("50.00");
            Response form = io.restassured.RestAssured.given()
                    .header("Authorization", "Bearer " + org.ipmarket.chassis.test.Tokens.of("gz.finance1"))
                    .queryParam("mapping", name)
                    .multiPart("file", "march.csv", csv, "text/csv")
                    .post("/api/v1/bank/statements");
            String file = taken(form);
            JsonPath lines = report(file);
            assertThat(lines.getList("items.state")).containsExactly("SUSPENDED");
            assertThat(as("gz.finance1")
                            .get("/api/v1/bank/statements/files/" + file)
                            .jsonPath()
                            .getString("name"))
                    .isEqualTo("march.csv");
            // who has nothing to do with the bank sees and does nothing
            as("chen.trader").get("/api/v1/bank/suspense").then().statusCode(403);
            as("sz.finance1")
                    .get("/api/v1/bank/statements/files/" + file)
                    .then()
                    .statusCode(404);
            soundLedger();
        }
    }

    private static String number() {
        String digits = Ids.next().toString().replaceAll("[^0-9]", "") + "0000000000000000";
        return "4405" + digits.substring(digits.length() - 16 - 8, digits.length() - 8);
    }

    private String openAccount(String number) {
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

    private static void knowAccount(String holder, String number, String name) {
        JsonPath proposed = act(
                "gz.finance1",
                "accounts",
                Map.of("holder", holder, "number", number, "name", name, "evidence", "打款验证 0.01"),
                201);
        String id = proposed.getString("id");
        act("gz.finance1", "accounts/" + id + "/confirmation", Map.of(), 403);
        act("gz.finance2", "accounts/" + id + "/confirmation", Map.of(), 200);
    }

    private static String batch(String account, String payout) {
        return act("gz.finance1", "payouts/batches", Map.of("account", account, "payouts", List.of(payout)), 201)
                .getString("id");
    }

    private static JsonPath act(String user, String path, Map<String, ?> body, int status) {
        Response answer =
                as(user).header("Idempotency-Key", Scene.key()).body(body).post("/api/v1/bank/" + path);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(status);
        return answer.jsonPath();
    }

    private static Response upload(byte[] file) {
        return as("gz.finance1").contentType("application/xml").body(file).post("/api/v1/bank/statements");
    }

    private static void problem(Response answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + type);
    }

    /** Accepted, and every line looked at. */
    private static String taken(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(as("gz.finance1")
                        .get("/api/v1/bank/statements/files/" + id)
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("DONE"));
        return id;
    }

    private static JsonPath report(String file) {
        return as("gz.finance1")
                .get("/api/v1/bank/statements/files/" + file + "/lines")
                .jsonPath();
    }

    private static String waitingPayout(String amount) {
        JsonPath waiting = as("gz.finance1")
                .get("/api/v1/bank/payouts?state=WAITING&limit=100")
                .jsonPath();
        return waiting.getString("items.find { it.amount.amount == '" + amount + "' && it.batch == null }.id");
    }

    private static String payoutState(String id) {
        for (String state : List.of("WAITING", "RELEASED", "ORDERED", "UNKNOWN", "CONFIRMED", "REFUSED", "BOUNCED")) {
            JsonPath page = as("gz.finance1")
                    .get("/api/v1/bank/payouts?limit=100&state=" + state)
                    .jsonPath();
            if (page.getList("items.id", UUID.class).contains(UUID.fromString(id))) {
                return state;
            }
        }
        return null;
    }

    private static void awaitPayout(String id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(payoutState(id)).isEqualTo(state));
    }
}
