package org.ipmarket.bidding.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.ipmarket.auction.merkle.Growth;
import org.ipmarket.bidding.store.BidTable.Receipted;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.postgres.Databases;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Bids and heads of a market that runs already move into the rows of their entries, and receipts stay what they were. */
class LogMigrationIT {
    private static final String NAME = "test_bidding_migration";
    private static final LotId LOT = LotId.fromString("019b0000-0000-7000-8000-000000000001");
    private static final ParticipantId BIDDER = ParticipantId.fromString("019b0000-0000-7000-8000-000000000002");

    /** Terms, two bids of one commit that kept no path, and a third from before paths were left out. */
    private static final List<String> BEFORE = List.of(
            "insert into log_leaf select '" + LOT + "', n, 'entry ' || n, sha256(('entry ' || n)::bytea)"
                    + " from generate_series(0, 3) as n",
            bid(1, "019b0000-0000-7000-8000-000000000011", "first", 3, "null"),
            bid(2, "019b0000-0000-7000-8000-000000000012", "second", 3, "null"),
            bid(3, "019b0000-0000-7000-8000-000000000013", "third", 4, "sha256('path')"),
            head(3, "1, sha256('entry 0')"),
            head(4, "null, null"));

    @Test
    void bidsAndHeadsMoveIntoTheRowsOfTheirEntries() throws SQLException {
        PGSimpleDataSource database = database();
        flyway(database, "153").migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String row : BEFORE) {
                statement.execute(row);
            }
        }
        flyway(database, "latest").migrate();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<Receipted> bids = BidTable.ofBidder(connection, LOT, "CNY", BIDDER, 0, 10);
            assertThat(bids).extracting(bid -> bid.bid().key()).containsExactly("first", "second", "third");
            assertThat(bids).extracting(bid -> bid.head().head().size()).containsExactly(3L, 3L, 4L);
            assertThat(bids).extracting(bid -> bid.bid().amount().minor()).containsOnly(100_000L);
            Receipted second = bids.get(1);
            Growth commit = new Growth(second.head().edge(), LogTable.hashes(connection, LOT, 1, 3));
            assertThat(second.bid().inclusion()).containsExactlyElementsOf(commit.inclusion(2));
            assertThat(HexFormat.of().formatHex(second.bid().leafHash())).isEqualTo(text(statement, 2));
            assertThat(LogTable.latestHead(connection, LOT).orElseThrow().size())
                    .isEqualTo(4);
            assertThat(LogTable.head(connection, LOT, 2)).isEmpty();

            assertThatThrownBy(() -> statement.execute("update log_leaf set accepted = false"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("delete from log_leaf where root is not null"))
                    .hasMessageContaining("append-only");
        }
    }

    private static String text(Statement statement, long sequence) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select encode(sha256(('entry " + sequence + "')::bytea), 'hex')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String bid(long sequence, String id, String key, long size, String inclusion) {
        return "insert into bid (lot, sequence, id, participant, client, key, key_hash, amount, accepted, ends_at, at, size, inclusion)"
                + " values ('" + LOT + "', " + sequence + ", '" + id + "', '" + BIDDER + "', 'lin', '" + key
                + "', gen_random_uuid(), 100000, true, now(), now(), " + size + ", " + inclusion + ")";
    }

    private static String head(long size, String edge) {
        return "insert into tree_head (lot, size, root, at, key_id, signature, edge_size, edge) values ('" + LOT + "', "
                + size + ", sha256('root'), now(), 'key', 'signature', " + edge + ")";
    }

    private static Flyway flyway(PGSimpleDataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("db/chassis", "db/migration")
                .outOfOrder(true)
                .target(target)
                .load();
    }

    private static PGSimpleDataSource database() {
        Settings settings = TestMarket.up();
        Secrets secrets = new Secrets(settings);
        new Databases(settings, secrets).recreate(NAME);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {settings.port(Port.POSTGRESQL)});
        source.setDatabaseName(NAME);
        source.setUser(NAME);
        source.setPassword(secrets.database(NAME));
        return source;
    }
}
