package org.ipmarket.bidding.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.ipmarket.auction.merkle.Hashes;

/** Values as the database's driver takes and gives them. */
final class Sql {
    private Sql() {}

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Long longOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** One value of each row, as an array of the database's. Of these types the driver has a binary form, which both sides read faster. */
    static <R> Array array(Connection connection, String type, List<R> rows, Function<R, Object> value)
            throws SQLException {
        Object[] values =
                switch (type) {
                    case "bigint" -> new Long[rows.size()];
                    case "integer" -> new Integer[rows.size()];
                    case "boolean" -> new Boolean[rows.size()];
                    case "text" -> new String[rows.size()];
                    default -> new Object[rows.size()];
                };
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    static <R> Array bytes(Connection connection, List<R> rows, Function<R, byte[]> value) throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    /** Hashes in a row. */
    static byte[] joined(Iterable<byte[]> hashes, int count) {
        byte[] bytes = new byte[count * Hashes.SIZE];
        int at = 0;
        for (byte[] hash : hashes) {
            System.arraycopy(hash, 0, bytes, at, Hashes.SIZE);
            at += Hashes.SIZE;
        }
        return bytes;
    }

    /** What {@link #joined} made one of. */
    static List<byte[]> hashes(byte[] joined) {
        List<byte[]> hashes = new ArrayList<>();
        for (int from = 0; from < joined.length; from += Hashes.SIZE) {
            hashes.add(Arrays.copyOfRange(joined, from, from + Hashes.SIZE));
        }
        return hashes;
    }
}
