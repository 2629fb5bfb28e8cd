package org.ipmarket.settlement.scenario;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.messages.MarketClock;

/** What the tables say, added up by themselves, without a word of centres; minor units. */
@Singleton
final class LedgerSums {
    /** Of every account but the bank's counter-side. */
    private static final String MOVED = "select a.kind, coalesce(sum(p.amount) filter (where p.amount > 0), 0)::bigint,"
            + " coalesce(-sum(p.amount) filter (where p.amount < 0), 0)::bigint"
            + " from ledger_posting p join ledger_account a on a.id = p.account where a.kind <> 'BANK'";

    private final AgroalDataSource dataSource;

    LedgerSums(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What came to all accounts of a kind and what left them. */
    record Moved(long in, long out) {
        static final Moved NOTHING = new Moved(0, 0);

        Moved plus(Moved other) {
            return new Moved(in + other.in, out + other.out);
        }
    }

    /** The first column of the first row. */
    long number(String sql, Object... values) {
        return select(sql, row -> row.next() ? row.getLong(1) : 0, values);
    }

    /** By kind of account. */
    Map<String, Moved> moved(YearMonth month) {
        return moved(MOVED + " and p.at >= ? and p.at < ? group by 1", begin(month), begin(month.plusMonths(1)));
    }

    Map<String, Moved> moved() {
        return moved(MOVED + " group by 1");
    }

    private Map<String, Moved> moved(String sql, Object... values) {
        return select(
                sql,
                row -> {
                    Map<String, Moved> moved = new TreeMap<>();
                    while (row.next()) {
                        moved.put(row.getString(1), new Moved(row.getLong(2), row.getLong(3)));
                    }
                    return moved;
                },
                values);
    }

    /** By kind of account, when the month ends; kinds that have nothing are left out. */
    Map<String, Long> balances(YearMonth month) {
        return select(
                "select a.kind, sum(p.amount)::bigint from ledger_posting p join ledger_account a on a.id = p.account"
                        + " where a.kind <> 'BANK' and p.at < ? group by 1 having sum(p.amount) <> 0",
                row -> {
                    Map<String, Long> balances = new TreeMap<>();
                    while (row.next()) {
                        balances.put(row.getString(1), row.getLong(2));
                    }
                    return balances;
                },
                begin(month.plusMonths(1)));
    }

    /** Of what the bank has confirmed in the month. */
    long paidOut(YearMonth month) {
        return number(
                "select coalesce(sum(amount_minor), 0) from payout where confirmed_at >= ? and confirmed_at < ?",
                begin(month),
                begin(month.plusMonths(1)));
    }

    private static OffsetDateTime begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(MarketClock.ZONE).toOffsetDateTime();
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T select(String sql, Read<T> read, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return read.of(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
