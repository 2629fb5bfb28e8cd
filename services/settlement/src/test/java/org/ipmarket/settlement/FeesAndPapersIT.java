package org.ipmarket.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.GZ;
import static org.ipmarket.settlement.Scene.UNIVERSITY;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.key;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.Scene.trade;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.event.TradeOpened;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.invoice.simulator.SimulatedFapiaoService;
import org.ipmarket.settlement.paper.desk.Papers;
import org.ipmarket.settlement.store.FapiaoRepository;
import org.junit.jupiter.api.Test;

/** What is invoiced, printed, signed and shown of taxes, on real trades. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class FeesAndPapersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Inject
    SimulatedFapiaoService taxService;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    FapiaoRepository fapiao;

    static TradeId completed(Scene scene) {
        TradeId trade = scene.funded().trade();
        record(trade);
        awaitTrade("gz.finance1", trade, "COMPLETED");
        return trade;
    }

    private static void record(TradeId trade) {
        String path = "/api/v1/trades/" + trade + "/recordal";
        String opened = trade("chen.trader", trade).getString("openedAt").substring(0, 10);
        as("gz.recordal1")
                .body(Map.of("registration", "手续合格通知书 2026-0005", "effectiveOn", opened))
                .post(path)
                .then()
                .statusCode(200);
        as("gz.recordal2").body("{}").post(path + "/check").then().statusCode(200);
    }

    private static void title(String user, String name, String code) {
        Response there = as(user).get("/api/v1/fapiao/title");
        var request = as(user).body(Map.of("name", name, "creditCode", code, "address", "深圳市南山区1号"));
        if (there.statusCode() == 200) {
            request.header("If-Match", there.header("ETag"));
        }
        request.put("/api/v1/fapiao/title").then().statusCode(200).body("name", equalTo(name));
    }

    private static List<Map<String, Object>> fapiaoOf(String user, TradeId trade) {
        return as(user).queryParam("limit", 100)
                .get("/api/v1/fapiao")
                .jsonPath()
                .getList("items.findAll { it.trade == '" + trade + "' }");
    }

    @Test
    void feesAreInvoicedOnceWhateverTheTaxServiceDoesAndTakenBackByRedLetters() throws SQLException {
        try (Scene scene = new Scene()) {
            as("chen.trader")
                    .body(Map.of("name", "鹏城光电", "creditCode", "91350100M000100Y44"))
                    .put("/api/v1/fapiao/title")
                    .then()
                    .statusCode(422)
                    .body("field", equalTo("creditCode"));
            title("uni.trader", "岭南理工大学", "91350100M000100Y43");
            taxService.goWrong(new SimulatedFapiaoService.Faults(35, 35, null));
            TradeId trade = completed(scene);
            // the buyer's wait for its title
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(fapiaoOf("chen.trader", trade))
                    .hasSize(3)
                    .allSatisfy(row -> assertThat(row)
                            .containsEntry("side", "BUYER")
                            .containsAnyOf(Map.entry("state", "TITLE_NEEDED"), Map.entry("state", "ISSUED"))));
            title("chen.trader", "鹏城光电", "91350100M000100Y43");
            for (String user : List.of("chen.trader", "uni.trader")) {
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(fapiaoOf(user, trade))
                        .hasSize(3)
                        .allSatisfy(row -> assertThat(row).containsEntry("state", "ISSUED")));
            }
            taxService.goWrong(SimulatedFapiaoService.Faults.NONE);
            Set<Object> numbers = new HashSet<>();
            long total = 0;
            for (String user : List.of("chen.trader", "uni.trader")) {
                for (Map<String, Object> row : fapiaoOf(user, trade)) {
                    assertThat(numbers.add(row.get("number"))).isTrue();
                    total += Money.parse((String) ((Map<?, ?>) row.get("total")).get("amount"), "CNY")
                            .minor();
                }
            }
            assertThat(total).isEqualTo(1_133_200);
            assertThat(issued(trade)).isEqualTo(new Issued(6, 1_133_200));

            redLetters(trade);
        }
    }

    @Test
    void aTradeThatCannotBeInvoicedAndAMarketWithoutATaxServiceStandInNobodysWay() throws SQLException {
        try (Scene scene = new Scene()) {
            title("uni.trader", "岭南理工大学", "91350100M000100Y43");
            TradeId first = scene.funded().trade();
            sql("create or replace function fapiao_trouble() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'trouble'; end $$");
            sql("create trigger fapiao_trouble before insert on fapiao for each row when (new.trade = '" + first
                    + "') execute function fapiao_trouble()");
            TradeId second;
            try {
                record(first);
                awaitTrade("gz.finance1", first, "COMPLETED");
                second = completed(scene);
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(fapiaoOf("uni.trader", second))
                        .hasSize(3));
                assertThat(fapiaoOf("uni.trader", first)).isEmpty();
            } finally {
                sql("drop trigger fapiao_trouble on fapiao");
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(fapiaoOf("uni.trader", first))
                    .hasSize(3));

            // the live market has no tax service here, and what waits there is older than all of the test market's
            QuarkusTransaction.begin();
            try {
                UUID live = new UUID(0, 1);
                UUID test = new UUID(0, 2);
                waitingFapiao(live, Mode.LIVE, second);
                waitingFapiao(test, Mode.TEST, second);
                assertThat(fapiao.requested(Set.of(Mode.TEST), 1)).containsExactly(test);
                assertThat(fapiao.requested(Set.of(Mode.LIVE, Mode.TEST), 2)).containsExactly(live, test);
                assertThat(fapiao.requested(Set.of(), 1)).isEmpty();
            } finally {
                QuarkusTransaction.rollback();
            }
        }
    }

    private void waitingFapiao(UUID id, Mode mode, TradeId trade) {
        fapiao.getEntityManager()
                .createNativeQuery("insert into fapiao (id, version, mode, cause, trade, side, payer, issuer, state,"
                        + " currency, total_minor, tax_minor, rate_per_million, tax_rule, title_name, created_by,"
                        + " created_at) select :id, 0, :mode, :cause, trade, side, payer, issuer, 'REQUESTED', currency,"
                        + " total_minor, tax_minor, rate_per_million, tax_rule, 'x', 'test', created_at from fapiao"
                        + " where trade = :trade limit 1")
                .setParameter("id", id)
                .setParameter("mode", mode.wire())
                .setParameter("cause", id.toString())
                .setParameter("trade", trade.value())
                .executeUpdate();
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private void redLetters(TradeId trade) throws SQLException {
        Map<String, Object> blue = fapiaoOf("gz.finance1", trade).getFirst();
        String path = "/api/v1/fapiao/" + blue.get("id");
        as("chen.trader")
                .header("Idempotency-Key", key())
                .body(Map.of("reason", "mine"))
                .post(path + "/corrections")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(403, 404));
        as("sz.finance1").get(path).then().statusCode(404);
        as("gz.finance1")
                .header("Idempotency-Key", key())
                .body(Map.of("amount", Money.parse("99999.00", "CNY"), "reason", "金额有误"))
                .post(path + "/corrections")
                .then()
                .statusCode(422)
                .body("accepted.amount", equalTo(((Map<?, ?>) blue.get("total")).get("amount")));
        as("gz.finance1")
                .header("Idempotency-Key", key())
                .body(Map.of("amount", Money.parse("100.00", "CNY"), "reason", "金额有误"))
                .post(path + "/corrections")
                .then()
                .statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> as("gz.finance1")
                .get(path)
                .then()
                .body("state", equalTo("PART_REVERSED"), "reversed.amount", equalTo("100.00")));
        as("gz.finance1")
                .header("Idempotency-Key", key())
                .body(Map.of("reason", "服务中止"))
                .post(path + "/corrections")
                .then()
                .statusCode(201)
                .body("corrects", equalTo(blue.get("id")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> as("gz.finance1").get(path).then().body("state", equalTo("REVERSED")));
        as("gz.finance1")
                .header("Idempotency-Key", key())
                .body(Map.of("reason", "again"))
                .post(path + "/corrections")
                .then()
                .statusCode(409)
                .body("state", equalTo("REVERSED"));
        long first = Money.parse((String) ((Map<?, ?>) blue.get("total")).get("amount"), "CNY")
                .minor();
        assertThat(issued(trade)).isEqualTo(new Issued(8, 1_133_200 - first));
        long tax = fapiaoOf("gz.finance1", trade).stream()
                .filter(row ->
                        row.get("id").equals(blue.get("id")) || blue.get("id").equals(row.get("corrects")))
                .mapToLong(row -> (row.get("corrects") == null ? 1 : -1)
                        * Money.parse((String) ((Map<?, ?>) row.get("tax")).get("amount"), "CNY")
                                .minor())
                .sum();
        assertThat(tax).isZero();
    }

    record Issued(long count, long minor) {}

    /** What the tax service itself has of a trade. */
    private Issued issued(TradeId trade) throws SQLException {
        String sql = "select count(*), sum(s.total_minor) from simulated_fapiao s join fapiao f on f.id = s.request"
                + " where f.trade = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trade.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Issued(row.getLong(1), row.getLong(2));
            }
        }
    }

    @Test
    void aBrokerMemberThatBroughtASideHasItsShareAndIsPaid() {
        ParticipantId broker = new ParticipantId(Ids.next());
        try (Scene scene = new Scene()) {
            scene.broker.publish(new ParticipantChanged(
                    broker,
                    Mode.TEST,
                    1,
                    ParticipantKind.BROKER_MEMBER,
                    GZ,
                    Standing.QUALIFIED,
                    Set.of(GZ),
                    Set.of(),
                    false,
                    null,
                    null));
            long version = System.currentTimeMillis();
            mandate(scene, version, Set.of(broker));
            try {
                TradeOpened opened = scene.funded();
                record(opened.trade());
                JsonPath done = awaitTrade("gz.finance1", opened.trade(), "COMPLETED");
                // of 5666.00 from the seller a fifth is the broker's, the rest is shared as ever
                assertThat(done.<Map<String, Object>>getList("payouts"))
                        .extracting(payout -> payout.get("purpose") + " " + payout.get("to") + " "
                                + ((Map<?, ?>) payout.get("amount")).get("amount"))
                        .containsExactlyInAnyOrder(
                                "SELLER_PROCEEDS " + UNIVERSITY + " 114334.00",
                                "SELLER_CENTRE_FEE centre:GZ 4079.52",
                                "BUYER_CENTRE_FEE centre:SZ 3569.58",
                                "PLATFORM_FEE platform 2549.70",
                                "BROKER_FEE " + broker + " 1133.20");
                soundLedger();
            } finally {
                mandate(scene, version + 1, Set.of());
            }
        }
    }

    private static void mandate(Scene scene, long version, Set<ParticipantId> agents) {
        scene.broker.publish(new ParticipantChanged(
                UNIVERSITY,
                Mode.TEST,
                version,
                ParticipantKind.UNIVERSITY,
                GZ,
                Standing.QUALIFIED,
                Set.of(GZ),
                Set.of(),
                false,
                agents,
                null));
    }

    @Test
    void papersAreMadeKeptAndSigned() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.signed(Scene.Periods.LONG);
            TradeId trade = opened.trade();
            String papers = "/api/v1/trades/" + trade + "/papers";
            byte[] contract = pdf("chen.trader", papers + "/contract.pdf");
            assertThat(pdf("uni.trader", papers + "/contract.pdf")).isEqualTo(contract);
            assertThat(Papers.text(contract)).contains("专利权转让合同", trade.toString());
            assertThat(Papers.text(pdf("gz.recordal1", papers + "/contract.pdf?lang=en")))
                    .contains("Contract of assignment", "The Chinese text prevails");
            as("lin.trader").get(papers + "/contract.pdf").then().statusCode(404);
            as("chen.trader")
                    .get(papers + "/certificate.pdf")
                    .then()
                    .statusCode(409)
                    .body("state", equalTo("SIGNED"));
            as("chen.trader").get(papers + "/contract.pdf?lang=fr").then().statusCode(422);
            as("chen.trader").get(papers + "/testament.pdf").then().statusCode(404);

            signed(papers, contract);
        }
    }

    private static void signed(String papers, byte[] contract) {
        String hash = as("chen.trader").get(papers).jsonPath().getString("items.find { it.kind == 'CONTRACT' }.sha256");
        // the seller by sealed paper, which two persons handle
        as("uni.approver")
                .contentType("application/pdf")
                .body("not a scan".getBytes())
                .post(papers + "/contract/signatures/seller/scan")
                .then()
                .statusCode(422);
        as("chen.approver")
                .contentType("application/pdf")
                .body(contract)
                .post(papers + "/contract/signatures/seller/scan")
                .then()
                .statusCode(403);
        // a scan is larger than what other requests may be
        byte[] large = Arrays.copyOf(contract, 2 * 1024 * 1024);
        as("gz.recordal1")
                .contentType("application/pdf")
                .body(large)
                .post(papers + "/contract/signatures/seller")
                .then()
                .statusCode(413)
                .body("type", equalTo("/problems/body-too-large"));
        JsonPath scan = as("gz.recordal1")
                .contentType("application/pdf")
                .body(large)
                .post(papers + "/contract/signatures/seller/scan")
                .then()
                .statusCode(201)
                .body("state", equalTo("ENTERED"), "paperSha256", equalTo(hash))
                .extract()
                .jsonPath();
        String check = papers + "/contract/signatures/" + scan.getString("id") + "/check";
        as("gz.recordal1").body(Map.of("accepted", true)).post(check).then().statusCode(403);
        as("gz.recordal2").body(Map.of("accepted", false)).post(check).then().statusCode(422);
        as("gz.recordal2")
                .body(Map.of("accepted", true))
                .post(check)
                .then()
                .statusCode(200)
                .body("state", equalTo("SIGNED"), "checkedBy", equalTo("gz.recordal2"));
        as("gz.recordal2")
                .body(Map.of("accepted", true))
                .post(check)
                .then()
                .statusCode(409)
                .body("state", equalTo("SIGNED"));
        // the buyer at the provider
        as("chen.trader")
                .body("{}")
                .post(papers + "/contract/signatures/electronic")
                .then()
                .statusCode(403);
        as("chen.approver")
                .body("{}")
                .post(papers + "/contract/signatures/electronic")
                .then()
                .statusCode(202)
                .body("state", equalTo("ASKED"));
        await().atMost(PATIENCE).untilAsserted(() -> as("uni.trader")
                .get(papers + "/contract/signatures")
                .then()
                .body("items.state", equalTo(List.of("SIGNED", "SIGNED")))
                .body("items.paperSha256", equalTo(List.of(hash, hash)))
                .body("items[1].providerReference", containsString("SIM-")));
        as("chen.approver")
                .body("{}")
                .post(papers + "/contract/signatures/electronic")
                .then()
                .statusCode(409);
    }

    private static byte[] pdf(String user, String path) {
        Response answer = as(user).get(path);
        assertThat(answer.statusCode())
                .as(path + " " + (answer.statusCode() == 200 ? "" : answer.asString()))
                .isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        return answer.asByteArray();
    }

    @Test
    void aCompletedTradeHasItsStatementsCertificateAndTaxes() {
        try (Scene scene = new Scene()) {
            TradeId trade = completed(scene);
            String papers = "/api/v1/trades/" + trade + "/papers";
            String seller = Papers.text(pdf("uni.trader", papers + "/settlement-seller.pdf?lang=en"));
            assertThat(seller).contains("CNY 114,334.00", "CNY 5,666.00", "CNY 2,266.40", "CNY 36.00");
            as("chen.trader").get(papers + "/settlement-seller.pdf").then().statusCode(403);
            assertThat(Papers.text(pdf("chen.trader", papers + "/settlement-buyer.pdf")))
                    .contains("CNY 125,666.00");
            assertThat(Papers.text(pdf("gz.manager", papers + "/certificate.pdf")))
                    .contains("交易凭证", "2026-0005");
            as("chen.trader")
                    .get("/api/v1/trades/" + trade + "/taxes")
                    .then()
                    .statusCode(200)
                    .body(
                            "items.find { it.tax == 'STAMP_DUTY' && it.payer == 'BUYER' }.amount.amount",
                            equalTo("36.00"))
                    .body("items.find { it.tax == 'VAT_ON_PRICE' }.outcome", equalTo("OPEN"));
        }
    }

    @Test
    void anOperatorLoadsTaxRules() {
        Map<String, Object> rule = new HashMap<>();
        rule.put("tax", "WITHHOLDING");
        rule.put("payers", List.of("BUYER"));
        rule.put("condition", "CROSS_BORDER");
        rule.put("outcome", "OPEN");
        rule.put("from", "1990-01-01");
        rule.put("until", "1990-12-31");
        rule.put("source", Map.of("zh", "试验", "en", "a trial"));
        as("gz.finance1")
                .body(rule)
                .put("/api/v1/taxes/rules/a-trial")
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(403, 422));
        as("admin")
                .body(rule)
                .put("/api/v1/taxes/rules/a-trial")
                .then()
                .statusCode(422)
                .body("detail", containsString("leaves something open"));
        rule.put("note", Map.of("en", "what it hangs on"));
        as("gz.finance1").body(rule).put("/api/v1/taxes/rules/a-trial").then().statusCode(403);
        as("admin").body(rule).put("/api/v1/taxes/rules/a-trial").then().statusCode(200);
        as("lin.trader")
                .get("/api/v1/taxes/rules?on=1990-06-01")
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'a-trial' }.note.en", equalTo("what it hangs on"));
        assertThat(as("lin.trader")
                        .get("/api/v1/taxes/rules?on=2026-06-01")
                        .jsonPath()
                        .getList("items.id"))
                .doesNotContain("a-trial")
                .contains("stamp-duty-ip-transfer");
    }

    @Test
    void partiesAtHomeSettleInCnyAlone() {
        try (Scene scene = new Scene()) {
            TradeOpened opened = scene.signed(Scene.Periods.LONG);
            String path = "/api/v1/trades/" + opened.trade() + "/currency";
            as("chen.trader")
                    .body(Map.of("currency", "USD"))
                    .put(path)
                    .then()
                    .statusCode(422)
                    .body(
                            "detail",
                            containsString("Foreign Exchange Regulations"),
                            "accepted",
                            equalTo(List.of("CNY")));
            as("uni.trader").body(Map.of("currency", "CNY")).put(path).then().statusCode(403);
            as("chen.trader").body(Map.of("currency", "CNY")).put(path).then().statusCode(200);
            assertThat(money(trade("chen.trader", opened.trade()), "price").currencyCode())
                    .isEqualTo("CNY");
        }
    }
}
