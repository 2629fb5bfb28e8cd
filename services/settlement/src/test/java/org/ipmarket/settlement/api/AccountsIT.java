package org.ipmarket.settlement.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.CHEN;
import static org.ipmarket.settlement.Scene.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.ledger.Explanation;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.store.LedgerBook;
import org.ipmarket.settlement.store.LedgerHolds;
import org.junit.jupiter.api.Test;

/** What people see of the ledger: balances now and then, statements, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "settlement"))
class AccountsIT {
    private static final int TRANSFERS = 25;
    /** Not the one in which the other tests count what came over the bank. */
    private static final String CURRENCY = "HKD";

    @Inject
    LedgerBook ledger;

    @Inject
    LedgerHolds holds;

    @Test
    void aStatementIsPagedAndItsBalancesAreThoseOfTheTimesBetween() {
        String account = account(CHEN.toString(), AccountKind.ESCROW);
        String path = "/api/v1/accounts/me/" + account;
        List<Map<String, Object>> lines = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = (cursor == null
                            ? as("chen.trader")
                            : as("chen.trader").queryParam("cursor", cursor))
                    .queryParam("limit", 7)
                    .get(path + "/statement")
                    .jsonPath();
            assertThat(page.getString("opening")).isEqualTo("0.00");
            assertThat(page.getString("closing")).isEqualTo("2.75");
            lines.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(lines).hasSize(TRANSFERS);
        BigDecimal balance = BigDecimal.ZERO;
        for (Map<String, Object> line : lines) {
            balance = balance.add(new BigDecimal(line.get("amount").toString()));
            assertThat(line.get("balance")).isEqualTo(balance.toPlainString());
            assertThat(line.get("why")).isEqualTo("A test moves money.");
            assertThat(at(path, line.get("at").toString())).isEqualTo(balance.toPlainString());
        }
        assertThat(at(
                        path,
                        Instant.parse(lines.getFirst().get("at").toString())
                                .minusMillis(1)
                                .toString()))
                .isEqualTo("0.00");

        // from the tenth on, before the twentieth
        JsonPath part = as("chen.trader")
                .queryParam("from", lines.get(9).get("at"))
                .queryParam("until", lines.get(19).get("at"))
                .get(path + "/statement")
                .jsonPath();
        assertThat(part.getString("opening")).isEqualTo(lines.get(8).get("balance"));
        assertThat(part.getString("closing")).isEqualTo(lines.get(18).get("balance"));
        assertThat(part.getList("items")).hasSize(10);
    }

    @Test
    void whatIsHeldIsNotAvailable() {
        String owner = CHEN.toString();
        Account account = new Account(Mode.TEST, CURRENCY, AccountKind.ESCROW, owner, Earmark.trade(Ids.next()));
        post(Account.bank(Mode.TEST, CURRENCY), account, 500);
        QuarkusTransaction.requiringNew()
                .run(() -> holds.place(account, Money.ofMinor(120, CURRENCY), "api:" + Ids.next(), why(), null));
        JsonPath shown = as("chen.trader")
                .queryParam("limit", 100)
                .get("/api/v1/accounts/me")
                .jsonPath();
        String id =
                shown.getString("items.find { it.trade == '" + account.earmark().id() + "' }.account");
        JsonPath one = as("chen.trader").get("/api/v1/accounts/me/" + id).jsonPath();
        assertThat(one.getString("balance")).isEqualTo("5.00");
        assertThat(one.getString("held")).isEqualTo("1.20");
        assertThat(one.getString("available")).isEqualTo("3.80");
        assertThat(one.getString("earmark")).isEqualTo("TRADE");
    }

    @Test
    void nobodySeesWhatIsAnothers() {
        String chens = account(CHEN.toString(), AccountKind.DEPOSIT);
        String centres = account("centre:GZ", AccountKind.CENTRE_FEE);
        String ledger = "/api/v1/ledger/accounts/";
        for (String path : List.of("", "/statement")) {
            status("lin.trader", "/api/v1/accounts/me/" + chens + path, 404);
            status("gz.finance1", "/api/v1/accounts/me/" + chens + path, 403);
            status("regulator", ledger + chens + path, 200);
            status("gz.finance1", ledger + chens + path, 404);
            status("gz.finance1", ledger + centres + path, 200);
            status("sz.finance2", ledger + centres + path, 404);
            status("chen.trader", ledger + chens + path, 403);
            status("regulator", ledger + Ids.next() + path, 404);
        }
        status("gz.finance1", "/api/v1/ledger/accounts?owner=centre:GZ", 200);
        status("gz.finance1", "/api/v1/ledger/accounts?owner=centre:SZ", 403);
        status("regulator", "/api/v1/ledger/accounts?owner=bank", 200);
        status("regulator", "/api/v1/ledger/accounts", 400);
    }

    @Test
    void badTimesAndCursorsAreRefusedPrecisely() {
        String path = "/api/v1/accounts/me/" + account(CHEN.toString(), AccountKind.DEPOSIT);
        status("chen.trader", path + "?at=yesterday", 400);
        status("chen.trader", path + "?at=%2B999999999-12-31T23:59:59Z", 400);
        status("chen.trader", path + "/statement?from=2026-13-01T00:00:00Z", 400);
        status("chen.trader", path + "/statement?cursor=bm9uZQ", 400);
        status("chen.trader", path + "/statement?limit=0", 422);
        status("chen.trader", path + "/statement?from=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z", 422);
        status("chen.trader", "/api/v1/accounts/me/not-an-id", 404);
    }

    private static String at(String path, String time) {
        return as("chen.trader").queryParam("at", time).get(path).jsonPath().getString("balance");
    }

    private static void status(String user, String path, int expected) {
        assertThat(as(user).urlEncodingEnabled(false).get(path).statusCode())
                .as(user + " " + path)
                .isEqualTo(expected);
    }

    /** An account on which much happened: 25 transfers that leave 275 fen. */
    private String account(String owner, AccountKind kind) {
        Account account = new Account(Mode.TEST, CURRENCY, kind, owner, Earmark.trade(Ids.next()));
        Account bank = Account.bank(Mode.TEST, CURRENCY);
        for (int i = 0; i < TRANSFERS; i++) {
            if (i % 5 == 4) {
                post(account, bank, 25);
            } else {
                post(bank, account, 20);
            }
        }
        return as("regulator")
                .queryParam("owner", owner)
                .queryParam("limit", 100)
                .get("/api/v1/ledger/accounts")
                .jsonPath()
                .getString("items.find { it.earmarked == '" + account.earmark().id() + "' }.account");
    }

    private void post(Account from, Account to, long minor) {
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.post(Transfer.because(Mode.TEST, "api:" + Ids.next(), why())
                        .move(Money.ofMinor(minor, CURRENCY), from, to)
                        .build()));
    }

    private static Explanation why() {
        return new Explanation("TEST", "A test moves money.", "No rule.", null, null);
    }
}
