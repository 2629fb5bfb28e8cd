package org.ipmarket.listing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Counts on connections of its own, while the caller counts on another. Only so many at once, the others are left to the caller: so of the
 * callers that hold a connection only few ever wait for a second one.
 */
final class Aside {
    private static final int AT_ONCE = 2;

    private final DataSource source;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Aside(DataSource source) {
        this.source = source;
    }

    /** What is looked for, on whatever connection. */
    interface Look<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Something that is being looked for; who does not need it leaves it. */
    record Pending<T>(FutureTask<T> task) {
        /** Waits for it. */
        T found() throws SQLException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException refused) {
                    throw refused;
                }
                throw new IllegalStateException("a search aside failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a search aside went on", e);
            }
        }
    }

    /** Empty where too many are under way. */
    <T> Optional<Pending<T>> start(Look<T> look) {
        if (!turns.tryAcquire()) {
            return Optional.empty();
        }
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Connection connection = source.getConnection()) {
                return inTransaction(connection, look);
            } finally {
                turns.release();
            }
        });
        Thread.ofVirtual().name("search-aside").start(task);
        return Optional.of(new Pending<>(task));
    }

    /** Settings are those of a transaction; nothing is written. */
    private static <T> T inTransaction(Connection connection, Look<T> look) throws SQLException {
        connection.setAutoCommit(false);
        try {
            ListingIndex.settings(connection);
            return look.on(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
