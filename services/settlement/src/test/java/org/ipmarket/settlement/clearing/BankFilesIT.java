package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.Teller.act;
import static org.ipmarket.settlement.clearing.Teller.awaitPayout;
import static org.ipmarket.settlement.clearing.Teller.batch;
import static org.ipmarket.settlement.clearing.Teller.knowAccount;
import static org.ipmarket.settlement.clearing.Teller.number;
import static org.ipmarket.settlement.clearing.Teller.payoutState;
import static org.ipmarket.settlement.clearing.Teller.problem;
import static org.ipmarket.settlement.clearing.Teller.report;
import static org.ipmarket.settlement.clearing.Teller.taken;
import static org.ipmarket.settlement.clearing.Teller.upload;
import static org.ipmarket.settlement.clearing.Teller.waitingPayout;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statement files through the API: taken or refused whole, matched, decided about, paid back and confirmed. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BankFilesIT {
    private static final String CHENS_NAME = "鹏城光电（深圳）有限公司";
    private static final String AMOUNT = "10000.00";

    private final Teller teller = new Teller();

    @AfterEach
    void closeAccounts() {
        teller.close();
    }

    @Test
    void moneyIsMatchedAssignedGivenBackBouncedAndSentAnew() {
        try (Scene scene = new Scene()) {
            String number = number();
            String account = teller.openAccount(number);
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
            teller.openAccount(number);
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
}
