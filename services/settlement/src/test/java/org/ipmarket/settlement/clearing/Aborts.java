package org.ipmarket.settlement.clearing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Breaks transactions off in the database itself, between any two statements that write: the countdown is a sequence, which no rollback
 * turns back. Every other time the whole backend is ended, as when its machine fails.
 */
final class Aborts implements AutoCloseable {
    private static final List<String> TABLES = List.of(
            "ledger_transfer",
            "ledger_posting",
            "deposit",
            "deposit_step",
            "forfeiture",
            "trade",
            "trade_step",
            "payout",
            "bank_line",
            "outbox_event",
            "audit_entry");

    private final DataSource dataSource;

    Aborts(DataSource dataSource) throws SQLException {
        this.dataSource = dataSource;
        execute("""
            create sequence abort_countdown increment -1 minvalue -9000000000 maxvalue 1000 start -1;
            create sequence aborted minvalue 0 start 0;
            create function abort_on_purpose() returns trigger language plpgsql as $$
            begin
                if nextval('abort_countdown') = 0 then
                    if nextval('aborted') % 2 = 0 then
                        perform pg_terminate_backend(pg_backend_pid());
                    end if;
                    raise exception 'aborted on purpose';
                end if;
                return null;
            end $$;
            """);
        for (String table : TABLES) {
            execute("create trigger abort_on_purpose after insert or update on " + table
                    + " for each statement execute function abort_on_purpose()");
        }
    }

    /** The next transaction that writes breaks off after some statements. */
    void arm(int statements) throws SQLException {
        execute("select setval('abort_countdown', " + (statements + 1) + ")");
    }

    void disarm() throws SQLException {
        execute("select setval('abort_countdown', -1)");
    }

    /** How many transactions broke off. */
    long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select case when is_called then last_value + 1 else 0 end from aborted")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (String table : TABLES) {
            execute("drop trigger abort_on_purpose on " + table);
        }
        execute("drop function abort_on_purpose; drop sequence abort_countdown; drop sequence aborted");
    }
}
