package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.Teller.accepted;
import static org.ipmarket.settlement.clearing.Teller.knowAccount;
import static org.ipmarket.settlement.clearing.Teller.number;
import static org.ipmarket.settlement.clearing.Teller.problem;
import static org.ipmarket.settlement.clearing.Teller.stateOf;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.settlement.OwnDatabase;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.junit.jupiter.api.Test;

/**
 * A large statement with entries of every sort, from the upload to the ledger: 5,000 of them, or as many thousand as {@code -Dstatement.thousands} says
 * ({@code docs/performance.md} has what 50 took).
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class LargeStatementIT {
    private static final int ENTRIES = 1_000 * Integer.getInteger("statement.thousands", 5);
    private static final int DEPOSITS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CHENS_NAME = "鹏城光电（深圳）有限公司";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void everyEntryReachesTheLedgerOrNoneIsTaken() throws SQLException {
        try (Scene scene = new Scene();
                Teller teller = new Teller()) {
            String number = number();
            UUID account = UUID.fromString(teller.openAccount(number));
            String chens = "6222" + number.substring(4);
            knowAccount(CHEN.toString(), chens, CHENS_NAME);
            List<JsonPath> deposits = new ArrayList<>();
            for (int i = 0; i < DEPOSITS; i++) {
                deposits.add(deposit("chen.trader", scene.announce(Scene.Periods.LONG), SZ));
            }
            Counted counted = new Counted();
            CamtFile statement = statement(number, chens, deposits, counted);

            long began = System.nanoTime();
            problem(patiently(statement.closingWrongBy("0.01").bytes()), 422, "statement-does-not-add-up");
            Duration refused = Duration.ofNanos(System.nanoTime() - began);
            assertThat(count("select count(*) from bank_file_line where account = ?", account))
                    .isZero();

            byte[] bytes = statement.closingWrongBy("0").bytes();
            began = System.nanoTime();
            String file = accepted(patiently(bytes));
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            // each look counts all lines of the file
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> stateOf(file)
                    .equals("DONE"));
            Duration all = Duration.ofNanos(System.nanoTime() - began);
            System.out.printf(
                    "statement of %,d entries, %,d lines, %d MiB: refused in %.1f s; taken in %.1f s, applied in %.1f s more,"
                            + " %.2f ms a line%n",
                    ENTRIES,
                    counted.lines,
                    bytes.length / 1024 / 1024,
                    refused.toMillis() / 1e3,
                    taken.toMillis() / 1e3,
                    all.minus(taken).toMillis() / 1e3,
                    (double) all.minus(taken).toMillis() / counted.lines);

            JsonPath view = as("gz.finance1")
                    .get("/api/v1/bank/statements/files/" + file)
                    .jsonPath();
            assertThat(view.getInt("lines")).isEqualTo(counted.lines);
            assertThat(view.getInt("applied")).isEqualTo(counted.lines);
            assertThat(states(account))
                    .containsOnly(
                            Map.entry("MATCHED", (long) counted.matched),
                            Map.entry("SUSPENDED", (long) counted.suspended),
                            Map.entry("REVERSED", (long) counted.reversed));
            for (JsonPath each : deposits) {
                awaitDeposit("chen.trader", each.getString("id"), "HELD");
            }
            // the lines are the statement's money, and the ledger's bank account has moved by exactly that
            long closing = statement.closing().movePointRight(2).longValueExact();
            assertThat(count(
                            "select sum(case direction when 'CREDIT' then amount_minor else -amount_minor end)::bigint"
                                    + " from bank_line where account = ?",
                            account))
                    .isEqualTo(closing);
            assertThat(count(
                            "select -sum(p.amount)::bigint from bank_line l cross join lateral"
                                    + " (values ('bank-line:' || l.id), ('bank-line-unmatched:' || l.id)) as c (cause)"
                                    + " join ledger_transfer t on t.cause = c.cause join ledger_posting p on p.transfer = t.id"
                                    + " join ledger_account a on a.id = p.account and a.kind = 'BANK' where l.account = ?",
                            account))
                    .isEqualTo(closing);
            soundLedger();
        }
    }

    /** What must become of it. */
    private static final class Counted {
        int lines;
        int matched;
        int suspended;
        int reversed;
    }

    private static CamtFile statement(String number, String chens, List<JsonPath> deposits, Counted counted) {
        CamtFile file = new CamtFile(8, number, "CNY", "0.00");
        for (int i = 0; i < ENTRIES; i++) {
            String reference = "L" + i;
            String amount = 100 + i % 900 + ".0" + i % 10;
            int deposit = i / (ENTRIES / DEPOSITS);
            switch (i % 25) {
                case 1 -> {
                    file.batch(reference, "1.10", "2.20", "3.30", "4.40");
                    counted.lines += 4;
                    counted.suspended += 4;
                }
                case 2 -> {
                    file.fee("0.50", reference);
                    counted.lines++;
                    counted.matched++;
                }
                case 3 -> {
                    file.creditLessCharge(amount, "5.00", reference, "Harbour Light Ltd", "invoice " + i);
                    counted.lines += 2;
                    counted.suspended++;
                    counted.matched++;
                }
                case 4 -> {
                    file.converted("7200.00", "1000.00", "USD", "7.2", reference);
                    counted.lines++;
                    counted.suspended++;
                }
                // the bank books it, and takes it back
                case 5 -> {
                    file.credit("3" + i + ".00", reference, "冲正", "622", "误入账");
                    counted.lines++;
                    counted.reversed++;
                }
                case 6 -> {
                    file.reversal(false, "3" + (i - 1) + ".00", reference, "NOTPROVIDED");
                    counted.lines++;
                    counted.matched++;
                }
                default -> {
                    boolean meant = i % (ENTRIES / DEPOSITS) == 7;
                    if (meant) {
                        String remark = "保证金 " + deposits.get(deposit).getString("bankReference");
                        file.credit("10000.00", reference, CHENS_NAME, chens, remark);
                        counted.matched++;
                    } else {
                        String payer = "付款人" + i % 1000;
                        file.credit(amount, reference, payer, "622202000000" + i % 1000, "货款 " + i);
                        counted.suspended++;
                    }
                    counted.lines++;
                }
            }
        }
        return file;
    }

    /** It is read whole before it is answered, which takes long where others use the machine. */
    private static Response patiently(byte[] file) {
        return as("gz.finance1")
                .config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.socket.timeout", (int) PATIENCE.toMillis())))
                .contentType("application/xml")
                .body(file)
                .post("/api/v1/bank/statements");
    }

    private long count(String sql, UUID account) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Map<String, Long> states(UUID account) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select state, count(*) from bank_line where account = ? group by state")) {
            select.setObject(1, account);
            Map<String, Long> states = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString(1), row.getLong(2));
                }
            }
            return states;
        }
    }
}
