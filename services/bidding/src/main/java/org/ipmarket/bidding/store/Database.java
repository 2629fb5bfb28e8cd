package org.ipmarket.bidding.store;

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

    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public interface Effect {
        void on(Connection connection) throws SQLException;
    }

    /** In the present transaction; where there is none, each statement commits by itself. */
    public <T> T call(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public void run(Effect effect) {
        call(connection -> {
            effect.on(connection);
            return null;
        });
    }

    /** In a transaction of its own, committed when this returns. */
    public <T> T callInNew(Work<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> call(work));
    }

    public void runInNew(Effect effect) {
        callInNew(connection -> {
            effect.on(connection);
            return null;
        });
    }
}
