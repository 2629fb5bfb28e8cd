package org.ipmarket.listing.intake;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ipmarket.listing.desk.OffersMoved;

/** Does a transaction again that lost against another one: by then the other's rows can be seen. */
final class Retry {
    private static final int ATTEMPTS = 8;

    /** Unique violation, deadlock, serialization failure, lock not available. */
    private static final Set<String> LOST = Set.of("23505", "40P01", "40001", "55P03");

    private Retry() {}

    static <T> T onConflict(Callable<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.call();
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !lost(e)) {
                    throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
                }
            }
        }
    }

    private static boolean lost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OffersMoved) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && LOST.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
