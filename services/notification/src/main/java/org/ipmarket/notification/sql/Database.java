package org.ipmarket.notification.sql;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs SQL in the present transaction, or in one of its own. */
@ApplicationScoped
public class Database {
    private static final int TIMEOUT_SECONDS = 15;

    private final AgroalDataSource dataSource;

    Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Something that is asked of the database. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** In the present transaction; where there is none, each statement commits by itself. */
    public <T> T call(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be read or written", e);
        }
    }

    /** In a transaction of its own, committed when this returns. */
    public <T> T callInNew(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> call(work));
    }
}
