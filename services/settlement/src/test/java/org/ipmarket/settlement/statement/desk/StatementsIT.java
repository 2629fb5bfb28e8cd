package org.ipmarket.settlement.statement.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitTrade;
import static org.ipmarket.settlement.Scene.trade;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;
import org.ipmarket.settlement.statement.MonthlyStatement.Movement;
import org.ipmarket.settlement.statement.MonthlyStatement.TradeLine;
import org.ipmarket.settlement.store.LedgerReport;
import org.junit.jupiter.api.Test;

/** Statements say what the ledger says, to the minor unit, and stay as they were made. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class StatementsIT {
    @Inject
    MakeStatements makeStatements;

    @Inject
    StatementBook book;

    @Inject
    LedgerReport report;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MarketClock clock;

    @Test
    void theStatementsOfAllCentresAreTheLedger() throws Exception {
        TradeId trade;
        try (Scene scene = new Scene()) {
            trade = scene.funded().trade();
            String path = "/api/v1/trades/" + trade + "/recordal";
            as("gz.recordal1")
                    .body(Map.of(
                            "registration",
                            "手续合格通知书 2026-0009",
                            "effectiveOn",
                            trade("gz.recordal1", trade).getString("openedAt").substring(0, 10)))
                    .post(path)
                    .then()
                    .statusCode(200);
            as("gz.recordal2").body("{}").post(path + "/check").then().statusCode(200);
            awaitTrade("gz.finance1", trade, "COMPLETED");
        }
        Instant until = clock.now();
        YearMonth month = YearMonth.from(until.atZone(MarketClock.ZONE));
        Map<String, MonthlyStatement> statements =
                QuarkusTransaction.requiringNew().call(() -> makeStatements.of(Mode.TEST, month, until));

        assertThat(statements).containsKeys("GZ", "SZ", "FS", MonthlyStatement.MARKET);
        assertThat(statements.values())
                .allSatisfy(statement -> assertThat(statement.fault()).isEmpty());
        assertThat(closing(statements)).isEqualTo(ledger(until));
        checkFees(statements.get("GZ"), trade, 226_640, 226_640);
        checkFees(statements.get("SZ"), trade, 198_310, 198_310);
        checkFees(statements.get(MonthlyStatement.MARKET), trade, 141_650, 141_650);
        assertThat(report.checks(Mode.TEST, "CNY").driftedAccounts()).isZero();

        kept(statements, month, until);
    }

    /** All closing balances by currency and kind. */
    private static Map<String, Long> closing(Map<String, MonthlyStatement> statements) {
        Map<String, Long> closing = new TreeMap<>();
        statements.values().forEach(statement -> statement
                .accounts()
                .forEach(sheet -> closing.merge(sheet.currency() + " " + sheet.kind(), sheet.closing(), Long::sum)));
        closing.values().removeIf(sum -> sum == 0);
        return closing;
    }

    /** The same from the postings alone, without a word of centres. */
    private Map<String, Long> ledger(Instant until) throws SQLException {
        String sql = "select a.currency, a.kind, sum(p.amount)::bigint from ledger_posting p"
                + " join ledger_account a on a.id = p.account join ledger_transfer t on t.id = p.transfer"
                + " where a.mode = 'test' and a.kind <> 'BANK' and t.at < ? group by 1, 2 having sum(p.amount) <> 0";
        Map<String, Long> sums = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, until.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
                }
            }
        }
        return sums;
    }

    /** The shares of both sides' fees are what the ledger has booked, on this trade and on all of them. */
    private static void checkFees(MonthlyStatement statement, TradeId trade, long fromSeller, long fromBuyer) {
        TradeLine line = statement.trades().stream()
                .filter(each -> each.trade().equals(trade))
                .findFirst()
                .orElseThrow();
        assertThat(line.fromSeller().minor()).isEqualTo(fromSeller);
        assertThat(line.fromBuyer().minor()).isEqualTo(fromBuyer);
        assertThat(line.booked()).isEqualTo(fromSeller + fromBuyer);
        long booked = statement.trades().stream().mapToLong(TradeLine::booked).sum();
        long moved = statement.accounts().stream()
                .filter(sheet -> sheet.kind().equals(sheet.own() ? "CENTRE_FEE" : "PLATFORM_FEE"))
                .map(AccountSheet::movements)
                .flatMap(java.util.Collection::stream)
                // what a defaulter's deposit makes good of lost commission is booked on the trade as well
                .filter(movement ->
                        Set.of("PRICE_AND_FEES", "FORFEITED_DISTRIBUTED").contains(movement.what()))
                .mapToLong(Movement::in)
                .sum();
        assertThat(booked).isEqualTo(moved);
    }

    private void kept(Map<String, MonthlyStatement> statements, YearMonth month, Instant until) {
        makeStatements.make(Mode.TEST, month, until);
        makeStatements.make(Mode.TEST, month, until);
        String id = as("gz.finance1")
                .get("/api/v1/statements")
                .then()
                .statusCode(200)
                .body("items.findAll { it.month == '" + month + "' }.size()", equalTo(1))
                .extract()
                .path("items.find { it.month == '" + month + "' }.id");
        MonthlyStatement gz = statements.get("GZ");
        MonthlyStatement facts = QuarkusTransaction.requiringNew()
                .call(() -> book.facts(Mode.TEST, "GZ", month).orElseThrow());
        assertThat(facts).isEqualTo(gz);
        for (StatementBook.Form form : StatementBook.Form.values()) {
            byte[] bytes = as("gz.finance1")
                    .get(path(id, form))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(bytes).as("made again, " + form).isEqualTo(book.render(facts, form));
            as("sz.finance1").get(path(id, form)).then().statusCode(404);
            as("admin").get(path(id, form)).then().statusCode(404);
        }
        as("gz.recordal1").get("/api/v1/statements").then().statusCode(403);
        as("chen.trader").get("/api/v1/statements").then().statusCode(403);
        as("admin")
                .get("/api/v1/statements")
                .then()
                .statusCode(200)
                .body("items.findAll { it.month == '" + month + "' }.size()", equalTo(1));
    }

    @Test
    void aMonthThatCannotBeMadeStopsNoOtherAndWhatIsThereIsNotMadeAgain() throws SQLException {
        try (Scene scene = new Scene()) {
            scene.announce(Scene.Periods.LONG);
        }
        YearMonth first = YearMonth.of(2020, 1);
        YearMonth last = YearMonth.of(2020, 3);
        sql("create or replace function statement_trouble() returns trigger language plpgsql as"
                + " $$ begin raise exception 'trouble'; end $$");
        sql("create trigger statement_trouble before insert on monthly_statement for each row"
                + " when (new.month = '2020-02') execute function statement_trouble()");
        try {
            makeStatements.round(Mode.TEST, first, last);
        } finally {
            sql("drop trigger statement_trouble on monthly_statement");
        }
        assertThat(book.made(Mode.TEST, first)).contains("GZ", "SZ", "FS", MonthlyStatement.MARKET);
        assertThat(book.made(Mode.TEST, YearMonth.of(2020, 2))).isEmpty();
        assertThat(book.made(Mode.TEST, last)).contains("GZ", "SZ", "FS", MonthlyStatement.MARKET);

        String made = ids("2020-01");
        makeStatements.round(Mode.TEST, first, last);
        assertThat(book.made(Mode.TEST, YearMonth.of(2020, 2))).isEqualTo(book.made(Mode.TEST, first));
        assertThat(ids("2020-01")).isEqualTo(made);
    }

    private String ids(String month) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select string_agg(id::text, ' ' order by id) from monthly_statement where month = ?")) {
            select.setString(1, month);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static String path(String id, StatementBook.Form form) {
        return "/api/v1/statements/" + id + "/statement"
                + switch (form) {
                    case CSV -> ".csv";
                    case PDF_ZH -> "-zh.pdf";
                    case PDF_EN -> "-en.pdf";
                };
    }
}
