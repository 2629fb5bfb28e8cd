package org.ipmarket.bench.bidding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.local.Fault;

/**
 * The usual way, as pgbench plays it: 32 connections, each bid a transaction of its own that locks the lot's row, inserts the
 * bid and writes the new price back. Prepared statements; no log, no receipt, no key, no token, no HTTP.
 */
final class RowLock {
    private static final int CLIENTS = 32;
    private static final int LOTS = 1_000;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");
    private static final String BID = """
            begin;
            select price from lot where id = :lot for update;
            insert into bid (lot, bidder, amount, at) values (:lot, :client_id, 1000, clock_timestamp());
            update lot set price = price + 1000, bids = bids + 1, leading_bidder = :client_id where id = :lot;
            commit;
            """;

    private final BiddingParts parts;
    private final Path hot;
    private final Path random;

    private RowLock(BiddingParts parts, Path hot, Path random) {
        this.parts = parts;
        this.hot = hot;
        this.random = random;
    }

    static RowLock prepare(BiddingParts parts) throws IOException, SQLException, InterruptedException {
        requirePgbench();
        try (Connection connection = parts.connectToBaseline();
                Statement statement = connection.createStatement()) {
            statement.execute("create table lot (id bigint primary key, price bigint not null, bids bigint not null,"
                    + " leading_bidder bigint) with (fillfactor = 60)");
            statement.execute("create table bid (id bigint generated always as identity primary key,"
                    + " lot bigint not null, bidder bigint not null, amount bigint not null, at timestamptz not null)");
            statement.execute("insert into lot select n, 0, 0, null from generate_series(1, " + LOTS + ") as n");
            statement.execute("analyze");
        }
        return new RowLock(
                parts,
                Files.writeString(parts.folder().resolve("hot.sql"), "\\set lot 1\n" + BID),
                Files.writeString(parts.folder().resolve("random.sql"), "\\set lot random(1, " + LOTS + ")\n" + BID));
    }

    private static void requirePgbench() throws IOException, InterruptedException {
        try {
            new ProcessBuilder("pgbench", "--version")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            throw new Fault(
                    "pgbench is missing, the baseline of bidding: install the system's PostgreSQL client package"
                            + " with it (Debian, Ubuntu: 'apt-get install postgresql-contrib' or 'postgresql';"
                            + " Fedora: 'dnf install postgresql-contrib') and see that 'pgbench --version' works.");
        }
    }

    /** Bids a second on one lot. */
    double hotLot(Duration howLong) throws IOException, InterruptedException {
        return run(hot, howLong);
    }

    /** Bids a second on a thousand, each at random. */
    double thousandLots(Duration howLong) throws IOException, InterruptedException {
        return run(random, howLong);
    }

    private double run(Path script, Duration howLong) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CLIENTS,
                        "--jobs=1",
                        "--time=" + howLong.toSeconds(),
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + parts.databasePort(),
                        "--username=" + parts.baselineDatabase(),
                        parts.baselineDatabase()))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", parts.baselinePassword());
        Process pgbench = builder.start();
        String told = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(told);
        Matcher failed = FAILED.matcher(told);
        if (pgbench.waitFor() != 0
                || !rate.find()
                || (failed.find() && !failed.group(1).equals("0"))) {
            throw new Fault("pgbench failed: " + told);
        }
        return Double.parseDouble(rate.group(1));
    }
}
