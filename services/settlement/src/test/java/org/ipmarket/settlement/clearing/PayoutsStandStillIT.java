package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.TradeDesk.PATIENCE;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.TradeUnwound;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.simulator.Faults;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While a trade stands still the bank is told of no payment of it, however far that had come; afterwards each is paid once. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class PayoutsStandStillIT {
    private static final Faults ALL_LOST = new Faults(1, 1_000, 0, 0, 0, 0, 0);
    private static final Faults ALL_REFUSED = new Faults(1, 0, 0, 0, 0, 0, 1_000);

    @Inject
    SimulatedBank bank;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Sweeps sweeps;

    @AfterEach
    void mendTheBank() {
        bank.faults(Faults.NONE);
    }

    @Test
    void anOrderThatTheBankNeverHeardOfIsNotGivenAgain() throws Exception {
        try (Scene scene = new Scene()) {
            TradeDesk desk = funded(scene);
            bank.faults(ALL_LOST);
            desk.record();
            await().atMost(PATIENCE).until(() -> states(desk).equals(Set.of("UNKNOWN")));
            desk.done(desk.freeze());
            bank.faults(Faults.NONE);
            await().atMost(PATIENCE).until(() -> states(desk).equals(Set.of("RELEASED")));
            sweeps.bank();
            assertThat(states(desk)).containsExactly("RELEASED");
            desk.done(desk.lift());
            desk.await("COMPLETED");
            soundLedger();
        }
    }

    @Test
    void whatIsSentAnewStandsStillWithItsTrade() throws Exception {
        try (Scene scene = new Scene()) {
            TradeDesk desk = funded(scene);
            bank.faults(ALL_REFUSED);
            desk.record();
            await().atMost(PATIENCE).until(() -> states(desk).equals(Set.of("REFUSED")));
            bank.faults(Faults.NONE);
            desk.done(desk.freeze());
            sendAnew(desk);
            sweeps.bank();
            assertThat(states(desk)).containsExactly("WAITING");
            desk.done(desk.lift());
            desk.await("COMPLETED");
            soundLedger();
        }
    }

    @Test
    void aRefundThatHadToBeSentAnewIsToldOnce() throws Exception {
        try (Scene scene = new Scene()) {
            TradeDesk desk = funded(scene);
            Money paid = TradeDesk.due(desk.read(), 1);
            desk.done(desk.freeze());
            bank.faults(ALL_REFUSED);
            desk.done(desk.agreeToUnwind("uni.approver"));
            desk.done(desk.agreeToUnwind("chen.approver"));
            await().atMost(PATIENCE).until(() -> states(desk).equals(Set.of("REFUSED")));
            bank.faults(Faults.NONE);
            sendAnew(desk);
            desk.await("UNWOUND");
            assertThat(scene.broker
                            .await(TradeUnwound.class, each -> each.trade().equals(desk.id), PATIENCE)
                            .refunded())
                    .isEqualTo(paid);
            soundLedger();
        }
    }

    @Test
    void aFileIsNotHadWhileATradeOfItStandsStillAndHandingItOverUndoesNoConfirmation() throws Exception {
        try (Scene scene = new Scene()) {
            try (Teller teller = new Teller()) {
                String account = teller.openAccount(Teller.number());
                TradeDesk desk = TradeDesk.opened(scene, null);
                desk.signBoth();
                // no link reaches this account: it is paid by a file
                desk.entered(
                        "gz.finance1",
                        "gz.finance2",
                        Map.of(
                                "kind",
                                "PLEDGEE",
                                "amount",
                                Money.parse("60000.00", "CNY"),
                                "account",
                                Map.of("holder", "珠江银行", "number", "6222000000006222")));
                desk.pay(1);
                desk.record();
                String payout = one(desk, "purpose = 'PLEDGEE'", "id");
                String batch = Teller.batch(account, payout);
                Teller.act("gz.finance2", "payouts/batches/" + batch + "/release", Map.of(), 200);

                desk.done(desk.freeze());
                String file = "/api/v1/bank/payouts/batches/" + batch + "/file";
                Teller.problem(as("gz.finance1").get(file), 409, "payout-frozen");
                assertThat(handOver(batch, 409).getString("type")).isEqualTo("/problems/payout-frozen");
                desk.done(desk.lift());
                as("gz.finance1").get(file).then().statusCode(200);

                handOverWhileTheStatementConfirms(batch, payout);
                assertThat(one(desk, "purpose = 'PLEDGEE'", "state")).isEqualTo("CONFIRMED");
            }
        }
    }

    private void handOverWhileTheStatementConfirms(String batch, String payout) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "update payout set state = 'CONFIRMED', confirmed_at = now() where id = '" + payout + "'");
            Future<JsonPath> handed = other.submit(() -> handOver(batch, 200));
            await().atMost(PATIENCE).until(() -> {
                // within a transaction the first look is kept
                statement.execute("select pg_stat_clear_snapshot()");
                try (ResultSet row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%payout%'")) {
                    row.next();
                    return row.getInt(1) > 0;
                }
            });
            connection.commit();
            handed.get();
        }
    }

    private static JsonPath handOver(String batch, int status) {
        return Teller.act("gz.finance1", "payouts/batches/" + batch + "/hand-over", Map.of(), status);
    }

    private static TradeDesk funded(Scene scene) {
        TradeDesk desk = TradeDesk.opened(scene, null);
        desk.signBoth();
        desk.pay(1);
        desk.await("FUNDED");
        return desk;
    }

    /** Each failed payment, to the account it was to go to. */
    private void sendAnew(TradeDesk desk) throws SQLException {
        for (String each : column(desk, "state = 'REFUSED'", "id || ' ' || to_number")) {
            String[] payout = each.split(" ");
            Teller.act(
                    "gz.finance1",
                    "payouts/" + payout[0] + "/replacement",
                    Map.of("number", payout[1], "why", "the bank has mended its books"),
                    201);
        }
    }

    /** Of those that none has replaced. */
    private Set<String> states(TradeDesk desk) throws SQLException {
        return Set.copyOf(column(desk, "replaced_by is null", "state"));
    }

    private String one(TradeDesk desk, String which, String column) throws SQLException {
        List<String> found = column(desk, which, column);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<String> column(TradeDesk desk, String which, String column) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select " + column + " from payout where trade = '" + desk.id + "' and " + which)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
