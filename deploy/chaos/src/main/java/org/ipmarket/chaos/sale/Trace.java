package org.ipmarket.chaos.sale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a sale has left in settlement's database, in a form in which two sales on the same terms are equal. */
public final class Trace {
    private static final String LEDGER = """
        select 'ledger ' || t.what || ' ' || a.kind || ' ' || a.owner || ' ' || p.amount
        from ledger_transfer t join ledger_posting p on p.transfer = t.id join ledger_account a on a.id = p.account
        where t.lot = ? or t.trade = ?::uuid\
        """;

    private static final String PAYOUTS = """
        select 'payout ' || purpose || ' ' || to_holder || ' ' || amount_minor || ' ' || state
        from payout where trade = ?::uuid or deposit in (select id from deposit where lot = ?)\
        """;

    /** What the bank itself has booked for those payouts. */
    private static final String BANK = """
        select 'bank ' || direction || ' ' || holder || ' ' || amount_minor from simulated_bank_entry
        where payout in (select id from payout where trade = ?::uuid
            or deposit in (select id from deposit where lot = ?))\
        """;

    private static final String STATES = """
        select 'deposit ' || state || ' ' || held_minor || ' ' || released_minor || ' ' || applied_minor
        from deposit where lot = ?
        union all
        select 'trade ' || s.state from trade_step s where s.trade = ?::uuid\
        """;

    private static final String TOLD = """
        select 'event ' || type || case when exists (select from outbox_unsent u
            where u.position = outbox_event.position) then ' unsent' else '' end from outbox_event
        where payload::jsonb ->> 'lot' = ?::text or payload::jsonb ->> 'trade' = ?\
        """;

    private Trace() {}

    /** In an order of its own. */
    public static List<String> of(Connection connection, Sale sale) throws SQLException {
        List<String> lines = new ArrayList<>();
        lines.addAll(read(connection, LEDGER, sale.lot().value(), sale.trade()));
        lines.addAll(read(connection, PAYOUTS, sale.trade(), sale.lot().value()));
        lines.addAll(read(connection, BANK, sale.trade(), sale.lot().value()));
        lines.addAll(read(connection, STATES, sale.lot().value(), sale.trade()));
        lines.addAll(read(connection, TOLD, sale.lot().toString(), sale.trade()));
        lines.sort(null);
        return lines;
    }

    /** What one has and the other has not, each said. */
    public static List<String> differences(List<String> undisturbed, List<String> killed) {
        List<String> missing = new ArrayList<>(undisturbed);
        List<String> more = new ArrayList<>(killed);
        killed.forEach(missing::remove);
        undisturbed.forEach(more::remove);
        List<String> differences = new ArrayList<>();
        missing.forEach(line -> differences.add("missing: " + line));
        more.forEach(line -> differences.add("too much: " + line));
        return differences;
    }

    private static List<String> read(Connection connection, String sql, Object first, Object second)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, first);
            select.setObject(2, second);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return lines;
    }
}
