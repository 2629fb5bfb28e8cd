package org.ipmarket.settlement.scenario;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Moves the market's clock and the database's together: what the ledger and the bank book bears the day that is played. The database
 * looks for {@code clock_timestamp} here before it looks in its catalogue ({@link PlayedDays}).
 */
@Singleton
final class MovedTime {
    private final AgroalDataSource dataSource;

    MovedTime(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Before anything is booked. */
    void begin() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                create table public.moved_time (ahead interval not null);
                insert into public.moved_time values ('0');
                create function public.clock_timestamp() returns timestamptz language sql volatile as
                    'select pg_catalog.clock_timestamp() + ahead from public.moved_time'\
                """);
        }
    }

    void forward(Duration by) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update public.moved_time set ahead = ahead + make_interval(secs => ?)")) {
            update.setDouble(1, by.toSeconds());
            update.executeUpdate();
        }
        MovedClock.forward(by);
    }
}
