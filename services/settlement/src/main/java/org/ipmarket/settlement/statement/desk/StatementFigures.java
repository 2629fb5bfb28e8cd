package org.ipmarket.settlement.statement.desk;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.statement.MonthlyStatement;
import org.ipmarket.settlement.statement.MonthlyStatement.AccountSheet;
import org.ipmarket.settlement.statement.MonthlyStatement.Movement;
import org.ipmarket.settlement.statement.MonthlyStatement.PayoutLine;

/** Reads from the ledger what statements say. */
@ApplicationScoped
class StatementFigures {
    /** Every account but the bank's counter-side with the one statement that it belongs to. */
    private static final String ATTRIBUTED = """
            with attributed as (
                select a.id, a.currency, a.kind, a.owner like 'centre:%' as own, case
                    when a.owner like 'centre:%' then substr(a.owner, 8)
                    when a.kind in ('PLATFORM_FEE', 'EXCHANGE', 'BANK_CHARGE') then 'MARKET'
                    when a.earmark_kind = 'LOT' then coalesce((select l.centre from lot_terms l where l.lot = a.earmark_id), 'MARKET')
                    when a.earmark_kind = 'TRADE' then coalesce((select t.centre from trade t where t.id = a.earmark_id), 'MARKET')
                    when a.earmark_kind = 'DEPOSIT' then coalesce((select d.centre from deposit d where d.id = a.earmark_id), 'MARKET')
                    else 'MARKET' end as centre
                from ledger_account a where a.mode = ? and a.kind <> 'BANK')
            """;

    private static final String OPENING = ATTRIBUTED + """
            select a.centre, a.currency, a.kind, a.own, sum(p.amount)::bigint
            from attributed a join ledger_posting p on p.account = a.id join ledger_transfer t on t.id = p.transfer
            where t.at < ? group by 1, 2, 3, 4""";

    private static final String MOVED = ATTRIBUTED + """
            select a.centre, a.currency, a.kind, a.own, t.what,
                coalesce(sum(p.amount) filter (where p.amount > 0), 0)::bigint,
                coalesce(-sum(p.amount) filter (where p.amount < 0), 0)::bigint, count(*)
            from attributed a join ledger_posting p on p.account = a.id join ledger_transfer t on t.id = p.transfer
            where t.at >= ? and t.at < ? group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5""";

    private static final String FEES = """
            select a.earmark_id, max(t.at), sum(p.amount)::bigint
            from ledger_account a join ledger_posting p on p.account = a.id join ledger_transfer t on t.id = p.transfer
            where a.mode = ? and a.owner = ? and a.kind = ? and a.earmark_kind = 'TRADE'
                and t.at >= ? and t.at < ? and t.what <> 'PAID_OUT'
            group by 1 order by 1""";

    private static final String PAYOUTS = """
            select id, confirmed_at, purpose, to_holder, amount_minor, currency from payout
            where mode = ? and confirmed_at >= ? and confirmed_at < ?
                and case when account_owner like 'centre:%' then substr(account_owner, 8) = ?
                    when account_owner = 'platform' or centre is null then 'MARKET' = ?
                    else centre = ? end
            order by id""";

    private final AgroalDataSource dataSource;

    StatementFigures(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Key(String centre, String currency, String kind, boolean own) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return java.util.Comparator.comparing(Key::centre)
                    .thenComparing(Key::currency)
                    .thenComparing(Key::own, java.util.Comparator.reverseOrder())
                    .thenComparing(Key::kind)
                    .compare(this, other);
        }
    }

    /** Fees that an owner has taken on a trade, in minor units. */
    record Fee(TradeId trade, Instant at, long minor) {}

    /** The accounts of every statement of a mode. Closing is reckoned by itself, so that {@link MonthlyStatement#fault} can fail. */
    Map<String, List<AccountSheet>> accounts(Mode mode, Instant from, Instant until) {
        try (Connection connection = dataSource.getConnection()) {
            Map<Key, Long> opening = sums(connection, mode, from);
            Map<Key, Long> closing = sums(connection, mode, until);
            Map<Key, List<Movement>> moved = moved(connection, mode, from, until);
            Map<String, List<AccountSheet>> sheets = new TreeMap<>();
            closing.forEach((key, end) -> {
                List<Movement> movements = moved.getOrDefault(key, List.of());
                long begin = opening.getOrDefault(key, 0L);
                if (begin != 0 || end != 0 || !movements.isEmpty()) {
                    sheets.computeIfAbsent(key.centre(), centre -> new ArrayList<>())
                            .add(new AccountSheet(key.currency(), key.kind(), key.own(), begin, movements, end));
                }
            });
            return sheets;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    private static Map<Key, Long> sums(Connection connection, Mode mode, Instant before) throws SQLException {
        Map<Key, Long> sums = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(OPENING)) {
            select.setString(1, mode.wire());
            select.setObject(2, utc(before));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.put(key(row), row.getLong(5));
                }
            }
        }
        return sums;
    }

    private static Map<Key, List<Movement>> moved(Connection connection, Mode mode, Instant from, Instant until)
            throws SQLException {
        Map<Key, List<Movement>> moved = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(MOVED)) {
            select.setString(1, mode.wire());
            select.setObject(2, utc(from));
            select.setObject(3, utc(until));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    moved.computeIfAbsent(key(row), key -> new ArrayList<>())
                            .add(new Movement(row.getString(5), row.getLong(6), row.getLong(7), row.getLong(8)));
                }
            }
        }
        return moved;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4));
    }

    List<Fee> fees(Mode mode, String owner, String kind, Instant from, Instant until) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FEES)) {
            select.setString(1, mode.wire());
            select.setString(2, owner);
            select.setString(3, kind);
            select.setObject(4, utc(from));
            select.setObject(5, utc(until));
            List<Fee> fees = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    fees.add(new Fee(
                            new TradeId(row.getObject(1, java.util.UUID.class)),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getLong(3)));
                }
            }
            return fees;
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    List<PayoutLine> payouts(Mode mode, String centre, Instant from, Instant until) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PAYOUTS)) {
            select.setString(1, mode.wire());
            select.setObject(2, utc(from));
            select.setObject(3, utc(until));
            select.setString(4, centre);
            select.setString(5, centre);
            select.setString(6, centre);
            List<PayoutLine> payouts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    payouts.add(new PayoutLine(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            Money.ofMinor(row.getLong(5), row.getString(6))));
                }
            }
            return payouts;
        } catch (SQLException e) {
            throw new IllegalStateException("payouts cannot be read", e);
        }
    }

    /** When the ledger of a mode begins, or null where it is empty. */
    Instant begins(Mode mode) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select min(at) from ledger_transfer where mode = ?")) {
            select.setString(1, mode.wire());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
                return first == null ? null : first.toInstant();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
