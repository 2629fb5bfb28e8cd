package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.SZ;
import static org.ipmarket.settlement.Scene.as;
import static org.ipmarket.settlement.Scene.awaitDeposit;
import static org.ipmarket.settlement.Scene.deposit;
import static org.ipmarket.settlement.Scene.soundLedger;
import static org.ipmarket.settlement.clearing.Teller.act;
import static org.ipmarket.settlement.clearing.Teller.knowAccount;
import static org.ipmarket.settlement.clearing.Teller.number;
import static org.ipmarket.settlement.clearing.Teller.payoutState;
import static org.ipmarket.settlement.clearing.Teller.report;
import static org.ipmarket.settlement.clearing.Teller.taken;
import static org.ipmarket.settlement.clearing.Teller.upload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.Scene;
import org.ipmarket.settlement.bank.file.CamtFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries of one file that are applied together: each gets the place that it would have got after those before it, and alone. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class ManyInOneFileIT {
    private static final String CHENS_NAME = "鹏城光电（深圳）有限公司";
    private static final String AMOUNT = "10000.00";
    private static final int DEPOSITS = 5;

    private final Teller teller = new Teller();

    @AfterEach
    void closeAccounts() {
        teller.close();
    }

    @Test
    void depositsComeAndGoBackTogether() {
        try (Scene scene = new Scene()) {
            String number = number();
            String account = teller.openAccount(number);
            String chens = "6222" + number.substring(4);
            knowAccount(CHEN.toString(), chens, CHENS_NAME);
            List<LotId> lots = new ArrayList<>();
            List<JsonPath> deposits = new ArrayList<>();
            List<String> states = new ArrayList<>();
            CamtFile came = new CamtFile(8, number, "CNY", "0.00");
            for (int i = 0; i < DEPOSITS; i++) {
                lots.add(scene.announce(Scene.Periods.LONG));
                deposits.add(deposit("chen.trader", lots.get(i), SZ));
                came.credit(AMOUNT, "D" + i, CHENS_NAME, chens, "保证金 " + reference(deposits.get(i)));
                states.add("MATCHED");
            }
            // what is held is not paid a second time
            came.credit(AMOUNT, "TWICE", CHENS_NAME, chens, reference(deposits.getFirst()))
                    .credit("88.01", "STRANGER", "路人甲", "6222999", "学费")
                    .fee("3.00", "FEE");
            states.addAll(List.of("SUSPENDED", "SUSPENDED", "MATCHED"));
            // what is taken back had come before
            came.reversal(false, "88.02", "EARLY", "NOTPROVIDED")
                    .credit("88.02", "LATE", "冲正", "622", "误入账")
                    .credit("88.03", "WRONG", "冲正", "622", "误入账")
                    .reversal(false, "88.03", "MENDED", "NOTPROVIDED");
            states.addAll(List.of("UNEXPLAINED", "SUSPENDED", "REVERSED", "MATCHED"));
            String file = taken(upload(came.bytes()));
            assertThat(report(file).getList("items.state")).isEqualTo(states);
            deposits.forEach(each -> awaitDeposit("chen.trader", each.getString("id"), "HELD"));
            soundLedger();

            lots.forEach(lot -> scene.broker.publish(scene.closed(lot, Set.of())));
            deposits.forEach(each -> awaitDeposit("chen.trader", each.getString("id"), "RELEASED"));
            List<String> refunds = refunds(deposits);
            String batch = act("gz.finance1", "payouts/batches", Map.of("account", account, "payouts", refunds), 201)
                    .getString("id");
            act("gz.finance2", "payouts/batches/" + batch + "/release", Map.of(), 200);
            act("gz.finance1", "payouts/batches/" + batch + "/hand-over", Map.of(), 200);
            CamtFile went = new CamtFile(8, number, "CNY", came.closing().toPlainString()).named("S-2", 2);
            for (String refund : refunds) {
                went.debit(AMOUNT, "W-" + refund, order(refund));
            }
            went.debit(AMOUNT, "AGAIN", order(refunds.getFirst()))
                    .debit(AMOUNT, "NOBODYS", order(Ids.next().toString()));
            List<String> paid = report(taken(upload(went.bytes()))).getList("items.state");
            assertThat(paid.subList(0, DEPOSITS)).containsOnly("MATCHED");
            assertThat(paid.subList(DEPOSITS, paid.size())).containsExactly("UNEXPLAINED", "UNEXPLAINED");
            assertThat(refunds)
                    .allSatisfy(refund -> assertThat(payoutState(refund)).isEqualTo("CONFIRMED"));
            soundLedger();
        }
    }

    private static List<String> refunds(List<JsonPath> deposits) {
        JsonPath waiting = as("gz.finance1")
                .get("/api/v1/bank/payouts?state=WAITING&limit=100")
                .jsonPath();
        return deposits.stream()
                .map(each -> waiting.getString("items.find { it.deposit == '" + each.getString("id") + "' }.id"))
                .toList();
    }

    private static String reference(JsonPath deposit) {
        return deposit.getString("bankReference");
    }

    private static String order(String payout) {
        return payout.replace("-", "");
    }
}
