package org.ipmarket.settlement.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.bankLines;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.pay;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.RoyaltyReminded;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.junit.jupiter.api.Test;

/** Royalties of several periods and licensees: stated, corrected, disputed, accepted, paid, handed on; reminders; what adds up. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class RoyaltyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final LocalDate TODAY = LocalDate.now(MarketClock.ZONE);
    private static final int PERIODS = 3;

    @Inject
    AgroalDataSource dataSource;

    private record Licensee(String name, TradeId trade, UUID licence) {}

    @Test
    void severalPeriodsOfManyLicenseesAddUpInTheLedger() throws SQLException {
        try (Scene scene = new Scene()) {
            List<Licensee> licensees = new ArrayList<>();
            for (int offer = 0; offer < 3; offer++) {
                LotId lot = OpenLicences.offered(scene);
                licensees.add(licensed(scene, lot, "chen", Scene.CHEN, Scene.SZ));
                licensees.add(licensed(scene, lot, "lin", Scene.LIN, Scene.GZ));
            }
            Money owed = Money.cny(0);
            Money fees = Money.cny(0);
            for (int i = 0; i < licensees.size(); i++) {
                Licensee licensee = licensees.get(i);
                for (int period = 1; period <= PERIODS; period++) {
                    Money gross = Money.cny(1_234_567_89L + 98_765_43L * i + 7L * period);
                    JsonPath stated = accepted(licensee, period, gross, Money.cny(4_567_89));
                    owed = owed.plus(money(stated, "due"));
                    fees = fees.plus(money(stated, "fee"));
                    pay(licensee.name() + ".trader", stated.getString("paymentReference"), money(stated, "due"));
                }
            }
            Money handedOn = Money.cny(0);
            for (Licensee licensee : licensees) {
                for (int period = 1; period <= PERIODS; period++) {
                    JsonPath paid = awaitStatement(licensee.trade(), period, "PAID_ON");
                    assertThat(paid.getList("payouts.state")).containsOnly("CONFIRMED");
                    List<Map<String, String>> amounts = paid.getList("payouts.amount");
                    Money sum = amounts.stream()
                            .map(each -> Money.parse(each.get("amount"), each.get("currency")))
                            .reduce(Money.cny(0), Money::plus);
                    assertThat(sum).isEqualTo(money(paid, "due"));
                    handedOn = handedOn.plus(sum);
                }
            }
            assertThat(handedOn).isEqualTo(owed);
            long received = 0;
            long taken = 0;
            for (Licensee licensee : licensees) {
                received += moved(licensee.licence(), "ROYALTY", true);
                taken +=
                        moved(licensee.licence(), "CENTRE_FEE", true) + moved(licensee.licence(), "PLATFORM_FEE", true);
                assertThat(balances(licensee.licence())).isZero();
            }
            assertThat(received).isEqualTo(owed.minor());
            assertThat(taken).isEqualTo(fees.minor());
            soundLedger();
        }
    }

    @Test
    void aStatementIsDisputedCorrectedAcceptedAndOnlyTheExactMoneyPaysIt() {
        try (Scene scene = new Scene()) {
            Licensee chen = licensed(scene, OpenLicences.offered(scene), "chen", Scene.CHEN, Scene.SZ);
            TradeId trade = chen.trade();
            // the statement of the first period is late: it is asked for
            await().atMost(PATIENCE).untilAsserted(() -> as("chen.trader")
                    .get(statements(trade, 1))
                    .then()
                    .body("reminders", equalTo(1))
                    .body("state", equalTo("AWAITED")));
            RoyaltyReminded reminded = scene.broker.await(
                    RoyaltyReminded.class, each -> each.trade().equals(trade) && each.period() == 1, PATIENCE);
            assertThat(reminded.late()).isEqualTo(RoyaltyReminded.Late.STATEMENT);
            assertThat(reminded.licensee()).isEqualTo(Scene.CHEN);
            act("uni.approver", trade, 1, "/acceptance", Map.of("edition", 0))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/statement-state"))
                    .body("state", equalTo("AWAITED"));
            state("lin.trader", trade, 1, Money.cny(1), null).then().statusCode(404);
            state("uni.trader", trade, 1, Money.cny(1), null).then().statusCode(403);
            state("chen.trader", trade, 99, Money.cny(1), null).then().statusCode(404);
            state("chen.trader", trade, 1, Money.ofMinor(1, "USD"), null)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/other-currency"));
            state("chen.trader", trade, 1, Money.cny(100), Money.cny(101))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/deductions-too-large"));
            // 2.5 % of 50000 is less than the minimum
            state("chen.trader", trade, 1, Money.cny(50_000_00), null)
                    .then()
                    .statusCode(200)
                    .body("due.amount", equalTo("2000.00"))
                    .body("edition", equalTo(1));
            act("chen.approver", trade, 1, "/dispute", Map.of("edition", 1, "reasons", "no"))
                    .then()
                    .statusCode(403);
            act("uni.approver", trade, 1, "/dispute", Map.of("edition", 1, "reasons", "two models are missing"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DISPUTED"));
            act("uni.approver", trade, 1, "/acceptance", Map.of("edition", 1))
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("DISPUTED"));
            state("chen.trader", trade, 1, Money.cny(150_000_00), null)
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("reasons"));
            restate(trade, Money.cny(150_000_00), "the two models")
                    .then()
                    .statusCode(200)
                    .body("edition", equalTo(2));
            act("uni.approver", trade, 1, "/acceptance", Map.of("edition", 1))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/edition-differs"));
            JsonPath due = act("uni.approver", trade, 1, "/acceptance", Map.of("edition", 2))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ACCEPTED"))
                    .body("due.amount", equalTo("3750.00"))
                    .body("paymentDue", greaterThan(TODAY.toString()))
                    .extract()
                    .jsonPath();
            String reference = due.getString("paymentReference");
            pay("lin.trader", reference, Money.cny(3_750_00));
            pay("chen.trader", reference, Money.cny(3_749_99));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bankLines(reference)).containsExactly("RETURNED", "RETURNED"));
            pay("chen.trader", reference, Money.cny(3_750_00));
            JsonPath paid = awaitStatement(trade, 1, "PAID_ON");
            // 5 % of it for centres and platform
            assertThat(paid.getString("payouts.find { it.purpose == 'ROYALTY' }.amount.amount"))
                    .isEqualTo("3562.50");
            restate(trade, Money.cny(1), "too late").then().statusCode(409).body("state", equalTo("PAID_ON"));
            pay("chen.trader", reference, Money.cny(3_750_00));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bankLines(reference)).hasSize(4));
            assertThat(bankLines(reference).stream().filter("RETURNED"::equals)).hasSize(3);
            assertThat(as("chen.trader").get(statements(trade, 1)).jsonPath().getList("history.state", String.class))
                    .containsExactly(
                            "AWAITED", "AWAITED", "SUBMITTED", "DISPUTED", "SUBMITTED", "ACCEPTED", "PAID", "PAID_ON");
            soundLedger();
        }
    }

    @Test
    void termsAreProposedByOneSideAndAcceptedByTheOther() {
        try (Scene scene = new Scene()) {
            TradeOpened opened =
                    OpenLicences.noticed(scene, OpenLicences.offered(scene), "lin.trader", Scene.LIN, Scene.GZ);
            String path = "/api/v1/trades/" + opened.trade() + "/royalties";
            as("lin.trader").get(path).then().statusCode(404);
            as("lin.approver")
                    .body(terms("CNY", -1))
                    .post(path + "/terms")
                    .then()
                    .statusCode(422);
            as("lin.approver")
                    .body(terms("USD", 250))
                    .post(path + "/terms")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/home-currency"));
            as("lin.trader")
                    .body(terms("CNY", 250))
                    .post(path + "/terms")
                    .then()
                    .statusCode(403);
            String words = as("lin.approver")
                    .body(terms("CNY", 250))
                    .post(path + "/terms")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PROPOSED"))
                    .extract()
                    .path("words");
            as("lin.approver")
                    .body(Map.of("terms", words))
                    .post(path + "/terms/acceptance")
                    .then()
                    .statusCode(403);
            as("uni.approver")
                    .body(Map.of("terms", "others"))
                    .post(path + "/terms/acceptance")
                    .then()
                    .statusCode(422);
            as("uni.approver")
                    .body(Map.of("terms", words))
                    .post(path + "/terms/acceptance")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("AGREED"));
            as("uni.approver")
                    .body(terms("CNY", 300))
                    .post(path + "/terms")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/licence-state"))
                    .body("state", equalTo("AGREED"));
            TradeOpened sale = scene.opened(Scene.Periods.LONG);
            as("uni.approver")
                    .body(terms("CNY", 250))
                    .post("/api/v1/trades/" + sale.trade() + "/royalties/terms")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/no-licence"));
        }
    }

    @Test
    void proposalsAndAWordOnThemAtOnceComeOneAfterTheOther() throws Exception {
        try (Scene scene = new Scene();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                LotId lot = OpenLicences.offered(scene);
                TradeOpened opened = OpenLicences.noticed(scene, lot, "lin.trader", Scene.LIN, Scene.GZ);
                String path = "/api/v1/trades/" + opened.trade() + "/royalties";
                List<Callable<Integer>> proposals =
                        List.of(() -> propose("lin.approver", path, 250), () -> propose("uni.approver", path, 300));
                for (Future<Integer> proposed : threads.invokeAll(proposals)) {
                    assertThat(proposed.get()).isEqualTo(200);
                }
                propose("lin.approver", path, 250);
                String words = as("lin.trader").get(path).jsonPath().getString("words");
                Future<Integer> agreed = threads.submit(() -> as("uni.approver")
                        .body(Map.of("terms", words))
                        .post(path + "/terms/acceptance")
                        .statusCode());
                Future<Integer> anew = threads.submit(() -> propose("lin.approver", path, 400));
                // agreed first, and the other proposal is refused; or proposed anew first, and these are not the words
                assertThat(List.of(agreed.get(), anew.get())).isIn(List.of(200, 409), List.of(422, 200));
                JsonPath stands = as("lin.trader").get(path).jsonPath();
                assertThat(stands.getString("state")).isEqualTo(agreed.get() == 200 ? "AGREED" : "PROPOSED");
                assertThat(stands.getString("words").equals(words)).isEqualTo(agreed.get() == 200);
            }
        }
    }

    private static int propose(String approver, String path, int rate) {
        return as(approver).body(terms("CNY", rate)).post(path + "/terms").statusCode();
    }

    /** An open licence that was paid, with royalty terms of three ended quarters and more. */
    private static Licensee licensed(
            Scene scene,
            LotId lot,
            String name,
            org.ipmarket.messages.id.ParticipantId id,
            org.ipmarket.messages.id.CentreCode through) {
        TradeOpened opened = OpenLicences.noticed(scene, lot, name + ".trader", id, through);
        JsonPath noticed = awaitTrade(name + ".trader", opened.trade(), "SIGNED");
        String path = "/api/v1/trades/" + opened.trade() + "/royalties";
        JsonPath proposed = as("uni.approver")
                .body(terms("CNY", 250))
                .post(path + "/terms")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        as(name + ".approver")
                .body(Map.of("terms", proposed.getString("words")))
                .post(path + "/terms/acceptance")
                .then()
                .statusCode(200);
        pay(name + ".trader", noticed.getString("paymentReference"), money(noticed, "amountDue"));
        awaitStatement(opened.trade(), PERIODS, "AWAITED");
        assertThat(trade("uni.trader", opened.trade()).getString("state")).isIn("RECORDED", "COMPLETED");
        return new Licensee(name, opened.trade(), UUID.fromString(proposed.getString("id")));
    }

    private static Map<String, Object> terms(String currency, int rate) {
        return Map.of(
                "rateBasisPoints",
                rate,
                "minimum",
                Money.ofMinor(2_000_00, currency),
                "period",
                "QUARTER",
                "from",
                RoyaltyPeriod.Length.QUARTER.begin(TODAY).minusMonths(9).toString(),
                "statementWorkingDays",
                10);
    }

    private static JsonPath accepted(Licensee licensee, int period, Money gross, Money off) {
        state(licensee.name() + ".trader", licensee.trade(), period, gross, off)
                .then()
                .statusCode(200);
        return act("uni.approver", licensee.trade(), period, "/acceptance", Map.of("edition", 1))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response state(String user, TradeId trade, int period, Money gross, Money off) {
        Map<String, Object> body = new HashMap<>(Map.of("gross", gross));
        if (off != null) {
            body.put("deductions", List.of(Map.of("what", "退货 returns", "amount", off)));
        }
        return as(user).body(body).post(statements(trade, period));
    }

    private static Response restate(TradeId trade, Money gross, String reasons) {
        return as("chen.trader")
                .body(Map.of("gross", gross, "reasons", reasons))
                .post(statements(trade, 1));
    }

    private static Response act(String user, TradeId trade, int period, String what, Map<String, Object> body) {
        return as(user).body(body).post(statements(trade, period) + what);
    }

    private static String statements(TradeId trade, int period) {
        return "/api/v1/trades/" + trade + "/royalties/statements/" + period;
    }

    private static JsonPath awaitStatement(TradeId trade, int period, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Response answer = as("uni.trader").get(statements(trade, period));
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getString("state")).isEqualTo(state);
        });
        return as("uni.trader").get(statements(trade, period)).jsonPath();
    }

    /** What went to (or from) the accounts of a kind that are tied to a licence, in minor units. */
    private long moved(UUID licence, String kind, boolean to) throws SQLException {
        return sum(
                "select coalesce(sum(p.amount), 0) from ledger_posting p join ledger_account a on a.id = p.account"
                        + " where a.earmark_kind = 'LICENCE' and a.earmark_id = ? and a.kind = '" + kind
                        + "' and p.amount " + (to ? ">" : "<") + " 0",
                licence);
    }

    private long balances(UUID licence) throws SQLException {
        return sum(
                "select coalesce(sum(a.balance), 0) from ledger_account a"
                        + " where a.earmark_kind = 'LICENCE' and a.earmark_id = ?",
                licence);
    }

    private long sum(String sql, UUID licence) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, licence);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
