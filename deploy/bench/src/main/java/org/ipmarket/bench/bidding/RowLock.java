package org.ipmarket.bench.bidding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.ipmarket.bench.Pgbench;

/**
 * The usual way, as pgbench plays it: 32 connections, each bid a transaction of its own that locks the lot's row, inserts the
 * bid and writes the new price back. Prepared statements; no log, no receipt, no key, no token, no HTTP.
 */
final class RowLock {
    private static final int LOTS = 1_000;
    private static final String BID = """
            begin;
            select price from lot where id = :lot for update;
            insert into bid (lot, bidder, amount, at) values (:lot, :client_id, 1000, clock_timestamp());
            update lot set price = price + 1000, bids = bids + 1, leading_bidder = :client_id where id = :lot;
            commit;
            """;

    private final Pgbench pgbench;
    private final Path hot;
    private final Path random;

    private RowLock(Pgbench pgbench, Path hot, Path random) {
        this.pgbench = pgbench;
        this.hot = hot;
        this.random = random;
    }

    static RowLock prepare(BiddingParts parts) throws IOException, SQLException, InterruptedException {
        Pgbench pgbench = new Pgbench(parts.databasePort(), parts.baselineDatabase(), parts.baselinePassword());
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
                pgbench,
                Files.writeString(parts.folder().resolve("hot.sql"), "\\set lot 1\n" + BID),
                Files.writeString(parts.folder().resolve("random.sql"), "\\set lot random(1, " + LOTS + ")\n" + BID));
    }

    /** Bids a second on one lot. */
    double hotLot(Duration howLong) throws IOException, InterruptedException {
        return pgbench.run(hot, howLong);
    }

    /** Bids a second on a thousand, each at random. */
    double thousandLots(Duration howLong) throws IOException, InterruptedException {
        return pgbench.run(random, howLong);
    }
}
