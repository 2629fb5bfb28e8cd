package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.Teller.accepted;
import static org.ipmarket.settlement.clearing.Teller.act;
import static org.ipmarket.settlement.clearing.Teller.applied;
import static org.ipmarket.settlement.clearing.Teller.batch;
import static org.ipmarket.settlement.clearing.Teller.completeUntil;
import static org.ipmarket.settlement.clearing.Teller.knowAccount;
import static org.ipmarket.settlement.clearing.Teller.number;
import static org.ipmarket.settlement.clearing.Teller.payoutState;
import static org.ipmarket.settlement.clearing.Teller.problem;
import static org.ipmarket.settlement.clearing.Teller.report;
import static org.ipmarket.settlement.clearing.Teller.stateOf;
import static org.ipmarket.settlement.clearing.Teller.taken;
import static org.ipmarket.settlement.clearing.Teller.upload;
import static org.ipmarket.settlement.clearing.Teller.waitingPayout;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.ipmarket.settlement.bank.file.StatusFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statement files of which a line cannot be applied, for now or for good; orders that must not go out any more. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class BankFileTroubleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHENS_NAME = "鹏城光电（深圳）有限公司";
    private static final Instant END_OF_MARCH_2 = Instant.parse("2026-03-02T16:00:00Z");
    private static final Instant END_OF_MARCH_3 = Instant.parse("2026-03-03T16:00:00Z");

    @Inject
    ApplyStatementLine applyLine;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    MarketClock clock;

    private final Teller teller = new Teller();

    @AfterEach
    void mend() throws SQLException {
        sql("drop trigger if exists trouble on bank_line");
        teller.close();
    }

    @Test
    void aLineThatFailsIsSetAsideWithItsPayerAndAppliedLater() throws SQLException {
        try (Scene scene = new Scene()) {
            String number = number();
            String account = teller.openAccount(number);
            String chens = "6222" + number.substring(4);
            knowAccount(CHEN.toString(), chens, CHENS_NAME);
            LotId lot = scene.announce(Scene.Periods.LONG);
            JsonPath ofChen = deposit("chen.trader", lot, SZ);
            // it can be recorded, and whatever is to become of it fails
            trouble("before update", "new.state <> 'STUCK' and new.reference like 'BROKEN%'", "P0001");
            String file = taken(upload(new CamtFile(8, number, "CNY", "0.00")
                    .credit("10.00", "A1", "路人甲", "6222999", "x")
                    .credit("10000.00", "BROKEN", CHENS_NAME, chens, "保证金 " + ofChen.getString("bankReference"))
                    .credit("20.00", "A3", "路人甲", "6222999", "y")
                    .bytes()));

            JsonPath lines = report(file);
            assertThat(lines.getList("items.state")).containsExactly("SUSPENDED", "STUCK", "SUSPENDED");
            assertThat(completeUntil(account)).isEqualTo(Instant.EPOCH);
            soundLedger();

            sql("drop trigger trouble on bank_line");
            UUID stuck = UUID.fromString(lines.getString("items[1].bankLine"));
            QuarkusTransaction.requiringNew().run(() -> applyLine.applyAgain(stuck));
            awaitDeposit("chen.trader", ofChen.getString("id"), "HELD");
            assertThat(report(file).getString("items[1].state")).isEqualTo("MATCHED");
            assertThat(completeUntil(account)).isEqualTo(END_OF_MARCH_2);
            soundLedger();
        }
    }

    @Test
    void aBusyDatabaseSetsNothingAsideAndTheAccountIsNotCompleteBeforeItsOldestFile() throws SQLException {
        String number = number();
        String account = teller.openAccount(number);
        trouble("before insert", "new.reference like 'BUSY%'", "40001");
        CamtFile first = new CamtFile(8, number, "CNY", "0.00")
                .credit("10.00", "A1", "路人甲", "6222999", "x")
                .credit("20.00", "BUSY", "路人甲", "6222999", "y");
        CamtFile second = new CamtFile(8, number, "CNY", first.closing().toPlainString())
                .named("S-2", 2)
                .on(LocalDate.parse("2026-03-03"))
                .credit("30.00", "B1", "路人甲", "6222999", "z");
        String waits = accepted(upload(first.bytes()));
        taken(upload(second.bytes()));

        assertThat(stateOf(waits)).isEqualTo("APPLYING");
        assertThat(report(waits).getList("items.outcome")).containsExactly("APPLIED", "WAITING");
        assertThat(completeUntil(account)).isEqualTo(Instant.EPOCH);

        sql("drop trigger trouble on bank_line");
        applied(waits, PATIENCE);
        assertThat(report(waits).getList("items.state")).containsExactly("SUSPENDED", "SUSPENDED");
        assertThat(completeUntil(account)).isEqualTo(END_OF_MARCH_3);

        // a day that is not over: complete as far as now, whatever the statement says
        Instant before = clock.now();
        taken(upload(new CamtFile(8, number, "CNY", second.closing().toPlainString())
                .named("S-3", 3)
                .on(LocalDate.ofInstant(before, MarketClock.ZONE))
                .credit("1.00", "C1", "路人甲", "6222999", "z")
                .bytes()));
        assertThat(completeUntil(account)).isBetween(before.minusMillis(1), clock.now());
        soundLedger();
    }

    @Test
    void theFileOfAReleasedBatchIsRefusedWhileAPaymentIsFrozen() throws SQLException {
        String number = number();
        String account = teller.openAccount(number);
        String file = taken(upload(new CamtFile(8, number, "CNY", "0.00")
                .credit("78.00", "A1", "路人甲", "6222999", "x")
                .bytes()));
        String line = report(file).getString("items[0].bankLine");
        act("gz.finance1", "suspense/" + line + "/return", Map.of("why", "Nobody knows what it is."), 200);
        String payout = waitingPayout("78.00");
        String batch = batch(account, payout);
        act("gz.finance2", "payouts/batches/" + batch + "/release", Map.of(), 200);
        String path = "/api/v1/bank/payouts/batches/" + batch + "/file";
        as("gz.finance1").get(path).then().statusCode(200);

        sql("update payout set frozen = true where id = '" + payout + "'");
        problem(as("gz.finance1").get(path), 409, "payout-frozen");
        sql("update payout set frozen = false where id = '" + payout + "'");
        act("gz.finance1", "payouts/batches/" + batch + "/hand-over", Map.of(), 200);
        // what the bank has had can be looked at
        sql("update payout set frozen = true where id = '" + payout + "'");
        as("gz.finance1").get(path).then().statusCode(200);
    }

    @Test
    void whatTheBankRefusesByItsReportIsKnownBeforeTheNextStatement() {
        String number = number();
        String account = teller.openAccount(number);
        String file = taken(upload(new CamtFile(8, number, "CNY", "0.00")
                .credit("79.01", "A1", "路人甲", "6222999", "x")
                .credit("79.02", "A2", "路人甲", "6222999", "x")
                .bytes()));
        for (int i = 0; i < 2; i++) {
            String line = report(file).getString("items[" + i + "].bankLine");
            act("gz.finance1", "suspense/" + line + "/return", Map.of("why", "Nobody knows what it is."), 200);
        }
        String refused = waitingPayout("79.01");
        String accepted = waitingPayout("79.02");
        List<String> both = List.of(refused, accepted);
        String batch = act("gz.finance1", "payouts/batches", Map.of("account", account, "payouts", both), 201)
                .getString("id");
        act("gz.finance2", "payouts/batches/" + batch + "/release", Map.of(), 200);
        act("gz.finance1", "payouts/batches/" + batch + "/hand-over", Map.of(), 200);
        StatusFile said = new StatusFile(10, batch, "PART")
                .order(refused, "RJCT", "AC04", "账户已销户")
                .order(accepted, "ACSP", null, null);

        problem(told("sz.finance1", said), 404, "not-found");
        JsonPath answer = told("gz.finance1", said).jsonPath();
        assertThat(answer.getInt("refused")).isEqualTo(1);
        assertThat(answer.getString("orders.find { it.payout == '" + refused + "' }.state"))
                .isEqualTo("REFUSED");
        assertThat(payoutState(accepted)).isEqualTo("ORDERED");
        assertThat(payoutState(refused)).isEqualTo("REFUSED");
        assertThat(told("gz.finance1", said).jsonPath().getInt("refused")).isZero();
        problem(
                told("gz.finance1", new StatusFile(10, batch, "PART").order(batch, "RJCT", "AC04", "x")),
                422,
                "order-unknown");
        act("gz.finance1", "payouts/" + refused + "/replacement", Map.of("number", "6222888", "why", "新账号"), 201);
        soundLedger();
    }

    private static Response told(String user, StatusFile file) {
        return as(user).contentType("application/xml")
                .body(file.text().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/bank/status-reports");
    }

    /** Whatever is done to some entries fails in the database itself. */
    private void trouble(String when, String which, String code) throws SQLException {
        sql("create or replace function bank_trouble() returns trigger language plpgsql as"
                + " $$ begin raise exception 'trouble' using errcode = tg_argv[0]; end $$");
        sql("create trigger trouble " + when + " on bank_line for each row when (" + which
                + ") execute function bank_trouble('" + code + "')");
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
