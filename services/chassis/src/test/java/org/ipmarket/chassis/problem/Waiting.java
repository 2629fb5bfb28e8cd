package org.ipmarket.chassis.problem;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A resource of the tests whose statement runs longer than it may, or fails otherwise. */
@Path("/api/v1/waiting")
@RunOnVirtualThread
public class Waiting {
    private final AgroalDataSource dataSource;

    Waiting(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @POST
    @Path("/long")
    @Transactional
    public void waitTooLong() {
        run("set local statement_timeout = 50; select pg_sleep(5)");
    }

    @POST
    @Path("/wrong")
    @Transactional
    public void fail() {
        run("select 1 / 0");
    }

    private void run(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("it cannot be done", e);
        }
    }
}
