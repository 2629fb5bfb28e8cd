package org.ipmarket.bench.listing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ipmarket.bench.Figures;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Imports 100,000 synthetic patents through the running service, then the same file again, and beside it copies the very rows that came of it
 * into the same emptied tables with their indexes. The service finds the file as the door would have stored it, piece by piece.
 */
final class ImportBench {
    private static final int RECORDS = 100_000;
    private static final int PIECE = 1024 * 1024;
    private static final int ROUNDS = 3;
    private static final List<String> TABLES = List.of("asset", "title_entry", "asset_bibliography", "outbox_event");
    private static final String RULES = """
            {"announcement": "PT168H", "bidding": "PT24H", "extensionWindow": "PT5M", "extension": "PT5M", "depositBasisPoints": 1000,
             "confirmation": "PT72H", "payment": "PT120H", "minimumBidders": 1}""";
    private static final String FEES = """
            {"tiers": [{"basisPoints": 100}], "minimum": {"amount": "1000.00", "currency": "CNY"},
             "sellerCentreBasisPoints": 4000, "buyerCentreBasisPoints": 4000, "platformBasisPoints": 2000}""";
    private static final UUID OWNER = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private final ListingParts parts;
    private final Figures figures;

    ImportBench(ListingParts parts, Figures figures) {
        this.parts = parts;
        this.figures = figures;
    }

    void run() throws Exception {
        try (Connection connection = parts.connect()) {
            prepare(connection);
            double first = take(connection, "created");
            figures.figure("import_records_per_second", RECORDS / first, "records/s");
            double again = take(connection, "same");
            figures.figure("import_again_records_per_second", RECORDS / again, "records/s");
            figures.figure("import_peak_heap", parts.peakHeap(), "MiB");
            parts.stopService();
            double copy = Figures.median(copies(connection));
            figures.figure("copy_records_per_second", RECORDS / copy, "records/s");
            figures.ratio("import_vs_copy", copy / first);
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        run(
                connection,
                "insert into centre (id, mode, code, version, name, currency, kinds, methods, rules, fees, changed_at) values"
                        + " ('test:GZ', 'test', 'GZ', 1, '{\"en\": \"Bench\"}', 'CNY', '[\"PATENT\"]', '[]', '" + RULES
                        + "', '" + FEES + "', now())",
                "insert into participant (id, mode, version, kind, name, home_centre, standing, outside_mainland, registered_at)"
                        + " values ('" + OWNER
                        + "', 'test', 1, 'FIRM', '{\"en\": \"Bench\"}', 'GZ', 'QUALIFIED', false, now())");
    }

    /** Seconds from when a worker began until the last record was committed. */
    private double take(Connection connection, String outcome) throws Exception {
        UUID id = UUID.randomUUID();
        long bytes = store(connection, id);
        run(connection, "update asset_import set state = 'RECEIVED' where id = '" + id + "'");
        String state = "RECEIVED";
        while (state.equals("RECEIVED") || state.equals("RUNNING")) {
            if (!parts.isAlive()) {
                throw new IllegalStateException("listing ended: " + parts.lastLines());
            }
            TimeUnit.MILLISECONDS.sleep(100);
            state = text(connection, "select state from asset_import where id = '" + id + "'");
        }
        String count = text(connection, "select " + outcome + " from asset_import where id = '" + id + "'");
        if (!state.equals("DONE") || !count.equals("" + RECORDS)) {
            throw new IllegalStateException("the import is " + state + " with " + count + " " + outcome + "; "
                    + text(connection, "select max(number || ': ' || reason) from asset_import_record") + "; "
                    + parts.lastLines());
        }
        double seconds = Double.parseDouble(text(
                connection,
                "select extract(epoch from ended_at - started_at) from asset_import where id = '" + id + "'"));
        figures.note("%,d records of %,d MiB %s in %.1f s".formatted(RECORDS, bytes / PIECE, outcome, seconds));
        return seconds;
    }

    private static long store(Connection connection, UUID id) throws SQLException {
        run(
                connection,
                "insert into asset_import (id, mode, owner, registered_centre, keeping, demonstration, entered_by, state,"
                        + " lease_until, received_at) values ('" + id + "', 'test', '" + OWNER
                        + "', 'GZ', 'KEEP_GOOD', true, 'bench', 'RECEIVING', now() + interval '1 hour', now())");
        SyntheticPatents patents = new SyntheticPatents();
        ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
        long bytes = 0;
        int number = 0;
        for (int i = 0; i < RECORDS; i++) {
            piece.writeBytes(patents.document(i));
            if (piece.size() >= PIECE || i == RECORDS - 1) {
                add(connection, id, number++, piece.toByteArray());
                bytes += piece.size();
                piece.reset();
            }
        }
        run(connection, "update asset_import set bytes = " + bytes + ", lease_until = now() where id = '" + id + "'");
        return bytes;
    }

    private static void add(Connection connection, UUID id, int number, byte[] content) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into asset_import_chunk (import, number, content) values (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setInt(2, number);
            insert.setBytes(3, content);
            insert.executeUpdate();
        }
    }

    /** Seconds of each round. */
    private double[] copies(Connection connection) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<String> targets = new ArrayList<>();
        for (String table : TABLES) {
            String columns = text(
                    connection,
                    "select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns"
                            + " where table_schema = 'public' and table_name = '" + table
                            + "' and is_identity = 'NO' and is_generated = 'NEVER'");
            targets.add(table + " (" + columns + ")");
            try (OutputStream file = Files.newOutputStream(file(table))) {
                copy.copyOut("copy " + targets.getLast() + " to stdout", file);
            }
        }
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            run(connection, "truncate " + String.join(", ", TABLES) + " cascade");
            long began = System.nanoTime();
            for (int i = 0; i < TABLES.size(); i++) {
                try (InputStream file = Files.newInputStream(file(TABLES.get(i)))) {
                    copy.copyIn("copy " + targets.get(i) + " from stdin", file);
                }
            }
            seconds[round] = (System.nanoTime() - began) / 1e9;
            figures.note("the same rows copied in %.1f s".formatted(seconds[round]));
        }
        return seconds;
    }

    private Path file(String table) {
        return parts.folder().resolve(table + ".copy");
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
