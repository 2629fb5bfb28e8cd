package org.ipmarket.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** A relay that began with an empty outbox does not read all that was ever told to find what waits. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
class RelayPlanIT {
    private static final int TOLD_BEFORE = 50_000;
    private static final int TELLINGS = 20;
    private static final String READ = "select seq_tup_read from pg_stat_user_tables where relname = 'outbox_event'";
    private static final String FOUND = "select idx_tup_fetch from pg_stat_user_tables where relname = 'outbox_event'";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void theEventsThatWaitAreFoundByTheirPositions() throws SQLException {
        tell(TELLINGS); // a plan is kept after a few uses
        execute("insert into outbox_event (event_id, type, aggregate, subject, mode, visibility, occurred_at, payload)"
                + " select gen_random_uuid(), 'lot.extended.v1', 'lot', 'old', 'test', 'PUBLIC', now(), '{}'"
                + " from generate_series(1, " + TOLD_BEFORE + ")");
        long read = number(READ);
        long found = number(FOUND);

        tell(TELLINGS);

        await().atMost(SOON).until(() -> number(FOUND) >= found + TELLINGS || number(READ) >= read + TOLD_BEFORE);
        assertThat(number(READ)).isLessThan(read + TOLD_BEFORE);
    }

    private void tell(int times) throws SQLException {
        LotId lot = new LotId(Ids.next());
        Instant end = Instant.parse("2026-03-01T04:00:00Z");
        for (int i = 0; i < times; i++) {
            long place = i;
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.tell(new LotExtended(lot, Mode.TEST, new CentreCode("GZ"), place, end)));
            await().atMost(SOON).until(() -> number("select count(*) from outbox_unsent") == 0);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
