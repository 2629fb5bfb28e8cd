package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The replicas' common heartbeat, and the gaps in it. */
public final class OutageTable {
    private OutageTable() {}

    /** @param beatAt null where nothing has ever beaten @param latestOutage 0 where there was none */
    public record Now(Instant clock, Instant beatAt, long latestOutage) {}

    public record Outage(long id, Instant since, Instant until) {}

    /** Columns of {@link Now}. */
    static final String NOW = "(date_part('epoch', clock_timestamp()) * 1000000)::bigint as clock,"
            + " (select (extract(epoch from beat_at) * 1000000)::bigint from heartbeat where id = 1) as beat_at,"
            + " (select coalesce(max(id), 0) from outage) as latest";

    /** The database's clock, to the microsecond, and what is known of outages: read at this moment, not at the transaction's start. */
    public static Now now(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + NOW);
                ResultSet row = select.executeQuery()) {
            row.next();
            return read(row);
        }
    }

    /** What stands in a row with the columns of {@link #NOW}. */
    static Now read(ResultSet row) throws SQLException {
        Long beatAt = Sql.longOrNull(row, "beat_at");
        return new Now(instant(row.getLong("clock")), beatAt == null ? null : instant(beatAt), row.getLong("latest"));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Beats: an outage is recorded where the last beat is longer ago than {@code tolerated}. */
    public static void beat(Connection connection, long toleratedMillis) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(
                "insert into heartbeat (id, beat_at) values (1, clock_timestamp()) on conflict do nothing")) {
            first.executeUpdate();
        }
        try (PreparedStatement lock =
                connection.prepareStatement("select beat_at from heartbeat where id = 1 for update")) {
            lock.execute();
        }
        try (PreparedStatement gap = connection.prepareStatement(
                "insert into outage (since, until) select beat_at, clock_timestamp() from heartbeat"
                        + " where id = 1 and clock_timestamp() - beat_at > ? * interval '1 millisecond'")) {
            gap.setLong(1, toleratedMillis);
            gap.executeUpdate();
        }
        try (PreparedStatement beat =
                connection.prepareStatement("update heartbeat set beat_at = clock_timestamp() where id = 1")) {
            beat.executeUpdate();
        }
    }

    /** Outages after one, in order. */
    public static List<Outage> after(Connection connection, long id) throws SQLException {
        String sql = "select id, since, until from outage where id > ? order by id";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            List<Outage> outages = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    outages.add(new Outage(row.getLong("id"), Sql.instant(row, "since"), Sql.instant(row, "until")));
                }
            }
            return outages;
        }
    }
}
