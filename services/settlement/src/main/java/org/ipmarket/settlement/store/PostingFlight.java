package org.ipmarket.settlement.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.Transfer;
import org.ipmarket.settlement.ledger.Verdict;
import org.jboss.logging.Logger;

/**
 * A transaction of the ledger's writer that may be under way beside the one before it. It is judged on what that one will have left,
 * and its balances move once that one has ended; if it ended otherwise, the database refuses this one.
 */
final class PostingFlight {
    private static final Logger LOG = Logger.getLogger(PostingFlight.class);

    /** Holds a lock until this transaction ends, and says for whose lock its balances wait ({@code V171}, {@code V172}). */
    private static final String BEGIN = "select clock_timestamp(), pg_advisory_xact_lock(?),"
            + " set_config('ledger.follows', ?, true), set_config('ledger.whole_at_commit', 'on', true)";

    private final Connection connection;
    private final long key;
    private final OffsetDateTime begun;
    private LedgerWriter.Foreseen foreseen;
    private CompletableFuture<Boolean> durable;

    private PostingFlight(Connection connection, long key, OffsetDateTime begun) {
        this.connection = connection;
        this.key = key;
        this.begun = begun;
    }

    /** @param before under way, or null */
    static PostingFlight begin(DataSource source, PostingFlight before) throws SQLException {
        long key = ThreadLocalRandom.current().nextLong();
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(BEGIN)) {
                select.setLong(1, key);
                select.setString(2, before == null ? "" : Long.toString(before.key));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new PostingFlight(connection, key, row.getObject(1, OffsetDateTime.class));
                }
            }
        } catch (SQLException | RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    /**
     * Judges transfers on accounts as they were last seen, or are foreseen, with nothing locked or looked up.
     *
     * @return false where anything speaks against it, and then this has ended
     */
    boolean judge(List<Transfer> transfers, Map<Account, LedgerWriter.Seen> seen) {
        Optional<LedgerWriter.Foreseen> judged = LedgerWriter.foresee(transfers, seen, begun);
        if (judged.isEmpty()) {
            close(connection);
            return false;
        }
        foreseen = judged.get();
        return true;
    }

    /** As they will be after what was judged. */
    Map<Account, LedgerWriter.Seen> accounts() {
        return foreseen.after();
    }

    List<Verdict> verdicts() {
        return foreseen.verdicts();
    }

    /** Writes and commits what was judged. @return as {@link #durable()} */
    CompletableFuture<Boolean> take(Executor lane) {
        durable = CompletableFuture.supplyAsync(this::write, lane);
        return durable;
    }

    /** Completes with whether all of it is durable; where it is not, nothing of it is, or a lost connection hides that it is. */
    CompletableFuture<Boolean> durable() {
        return durable;
    }

    private boolean write() {
        try {
            LedgerWriter.copy(connection, foreseen);
            connection.commit();
            return true;
        } catch (SQLException e) {
            LOG.debugf("what was foreseen did not come to pass: %s", e.getMessage());
            return false;
        } catch (RuntimeException | Error e) {
            LOG.error("what was foreseen could not be written", e);
            return false;
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debugf("the connection is lost: %s", lost.getMessage());
        }
    }
}
