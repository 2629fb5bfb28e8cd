package org.ipmarket.chassis.inbox;

import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures that pass (the database away, a deadlock, a lock not had in time) from those that stay. */
public final class TransientFailure {
    /** Classes of SQLSTATE: connection, rollback and deadlock, resources, object state, operator intervention, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private TransientFailure() {}

    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null
                            || PASSING.contains(sql.getSQLState().substring(0, 2)))) {
                return true;
            }
            if (cause instanceof RollbackException || cause instanceof SystemException) {
                return cause.getCause() == null || is(cause.getCause());
            }
        }
        return false;
    }

    /** The innermost message, for people. */
    public static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
