package org.ipmarket.bidding.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table, sent by {@code COPY} in its binary format: for the hundreds of rows that a commit of a busy lot writes, the cheapest way
 * for both sides. Values are added in the order of the columns; a null is one of any type.
 */
final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};

    /** Seconds from the epoch of Java's instants to PostgreSQL's, 2000-01-01. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final String table;
    private final String columns;
    private final int count;

    /** @param columns their names, with commas between them */
    CopyRows(String table, String columns) {
        this.table = table;
        this.columns = columns;
        this.count = columns.split(",").length;
        write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory that cannot be written", e);
        }
    }

    CopyRows row() {
        write(() -> out.writeShort(count));
        return this;
    }

    CopyRows add(UUID value) {
        write(() -> {
            out.writeInt(16);
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        });
        return this;
    }

    CopyRows add(Long value) {
        if (value == null) {
            return nothing();
        }
        write(() -> {
            out.writeInt(8);
            out.writeLong(value);
        });
        return this;
    }

    CopyRows add(boolean value) {
        write(() -> {
            out.writeInt(1);
            out.writeBoolean(value);
        });
        return this;
    }

    CopyRows add(String value) {
        return add(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows add(byte[] value) {
        if (value == null) {
            return nothing();
        }
        write(() -> {
            out.writeInt(value.length);
            out.write(value);
        });
        return this;
    }

    /** To the microsecond. */
    CopyRows add(Instant value) {
        return add((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1_000);
    }

    private CopyRows nothing() {
        write(() -> out.writeInt(-1));
        return this;
    }

    void send(Connection connection) throws SQLException {
        write(() -> out.writeShort(-1));
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin (format binary)");
        try {
            copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
