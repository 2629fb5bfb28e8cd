package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.ipmarket.listing.store.ListingIndex.Hit;

/**
 * Looks for pages on connections of its own, while the caller counts on another. Only so many at once, the others are looked for by the caller
 * afterwards: so of the callers that hold a connection only few ever wait for a second one.
 */
final class PagesAside {
    private static final int AT_ONCE = 2;

    private final DataSource source;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    PagesAside(DataSource source) {
        this.source = source;
    }

    /** How a page is looked for, on whatever connection; null where it is not worth while. */
    interface Look {
        List<Hit> page(Connection connection) throws SQLException;
    }

    /** A page that is being looked for; who does not need it leaves it. */
    record Pending(FutureTask<List<Hit>> task) {
        /** Waits for it; null where it has turned out not to be worth while. */
        List<Hit> page() throws SQLException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException refused) {
                    throw refused;
                }
                throw new IllegalStateException("a page was not found", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a page was looked for", e);
            }
        }
    }

    /** Null where too many are being looked for. */
    Pending start(Look look) {
        if (!turns.tryAcquire()) {
            return null;
        }
        FutureTask<List<Hit>> task = new FutureTask<>(() -> {
            try (Connection connection = source.getConnection()) {
                return inTransaction(connection, look);
            } finally {
                turns.release();
            }
        });
        Thread.ofVirtual().name("page-aside").start(task);
        return new Pending(task);
    }

    /** Settings are those of a transaction; nothing is written. */
    private static List<Hit> inTransaction(Connection connection, Look look) throws SQLException {
        connection.setAutoCommit(false);
        try {
            ListingIndex.settings(connection);
            return look.page(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
