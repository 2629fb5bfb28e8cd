package org.ipmarket.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.settlement.store.LedgerReport;
import org.ipmarket.settlement.store.LedgerReport.Checks;

/** What was promised of money, looked for in the tables; each look gives what is broken, in words. */
@Singleton
final class MoneyInvariants {
    private static final String OF_LOT = """
            select 'deposit accounts have ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(held_minor), 0) from deposit
                        where lot = ? and state in ('HELD', 'RELEASE_REQUESTED')) as wants
                from ledger_account where kind = 'DEPOSIT' and earmark_id = ?) a where has <> wants
            union all
            select 'suspense has ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(amount_minor), 0) from forfeiture
                        where lot = ? and state = 'WAITING') as wants
                from ledger_account where kind = 'FORFEITED' and earmark_id = ?) a where has <> wants
            union all
            select 'refunds have ' || has || ', not ' || wants from (
                select coalesce(sum(balance), 0) as has,
                    (select coalesce(sum(amount_minor), 0) from payout
                        where earmark_id = ? and account_kind = 'REFUND' and state <> 'CONFIRMED') as wants
                from ledger_account where kind = 'REFUND' and earmark_id = ?) a where has <> wants
            union all
            select 'deposit ' || id || ' of ' || held_minor || ' ended as ' || state from deposit
                where lot = ? and ended_at is not null
                    and held_minor <> released_minor + applied_minor + forfeited_minor\
            """;

    private static final String MORE_ON_AN_ACCOUNT = "alter table ledger_account disable trigger ledger_account_moves;"
            + " update ledger_account set balance = balance + 1 where id = ";
    private static final String ENDED_TWICE = "alter table deposit drop constraint deposit_adds_up;"
            + " update deposit set released_minor = held_minor, applied_minor = held_minor where id = ";

    private final LedgerReport report;
    private final AgroalDataSource dataSource;

    MoneyInvariants(LedgerReport report, AgroalDataSource dataSource) {
        this.report = report;
        this.dataSource = dataSource;
    }

    /** Of the whole test market. */
    List<String> broken() {
        Checks checks = report.checks(Mode.TEST, "CNY");
        List<String> broken = new ArrayList<>();
        if (checks.unbalanced() + checks.negativeAccounts() + checks.driftedAccounts() + checks.wrongDeposits() > 0) {
            broken.add(checks.toString());
        }
        if (!checks.moneyIn().equals(checks.moneyHeld().plus(checks.moneyOut()))) {
            broken.add("in is not held and out: " + checks);
        }
        return broken;
    }

    /** Of one lot: each deposit's money lies where its state says, and nothing is paid out twice. */
    List<String> brokenOf(LotId lot) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_LOT)) {
            for (int i = 1; i <= 7; i++) {
                select.setObject(i, lot.value());
            }
            List<String> broken = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    broken.add(row.getString(1));
                }
            }
            return broken;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the looks can fail: each fault is planted in a transaction that is then taken back. Needs deposits that ended in every way. */
    void faultsAreFound() {
        planted(
                "insert into bank_line (id, mode, position, direction, currency, amount_minor, booked_at, state)"
                        + " values (gen_random_uuid(), 'test', 0, 'CREDIT', 'CNY', 1, now(), 'MATCHED')",
                this::broken,
                "in is not held and out");
        UUID account = one("select id from ledger_account where kind = 'REFUND' limit 1");
        planted(MORE_ON_AN_ACCOUNT + quoted(account), this::broken, "driftedAccounts=1");
        UUID released = one("select id from deposit where state = 'RELEASED' and held_minor > 0 limit 1");
        planted(ENDED_TWICE + quoted(released), this::broken, "wrongDeposits=1");

        LotId lot = new LotId(one("select lot from deposit where id = " + quoted(released)));
        planted(ENDED_TWICE + quoted(released), () -> brokenOf(lot), "ended as RELEASED");
        Map.of("DEPOSIT", "deposit accounts have", "FORFEITED", "suspense has", "REFUND", "refunds have")
                .forEach((kind, words) -> {
                    UUID of = one("select id from ledger_account where earmark_kind = 'LOT' and kind = '" + kind
                            + "' limit 1");
                    LotId its = new LotId(one("select earmark_id from ledger_account where id = " + quoted(of)));
                    planted(MORE_ON_AN_ACCOUNT + quoted(of), () -> brokenOf(its), words);
                });
        assertThat(broken()).isEmpty();
    }

    private void planted(String sql, Supplier<List<String>> look, String words) {
        assertThat(look.get()).as("before: " + sql).isEmpty();
        List<String> found;
        QuarkusTransaction.begin();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            found = look.get();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(found).as(sql).anySatisfy(each -> assertThat(each).contains(words));
    }

    private UUID one(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return row.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String quoted(UUID id) {
        return "'" + id + "'";
    }
}
