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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.junit.jupiter.api.Test;

/** The broker is killed and started again while 10,000 events are on their way: each takes effect exactly once, in order. */
@QuarkusTest
@QuarkusTestResource(
        value = MarketParts.class,
        initArgs = @ResourceArg(name = "service", value = "chassis"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
class BrokerOutageIT {
    private static final int LOTS = 100;
    private static final int EVENTS_OF_A_LOT = 100;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void tenThousandEventsSurviveABrokerThatIsKilled() throws Exception {
        execute("truncate outbox_event, outbox_unsent, inbox_event, effect");
        List<LotId> lots =
                IntStream.range(0, LOTS).mapToObj(i -> new LotId(Ids.next())).toList();

        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> written = List.of(
                    writers.submit(() -> tellAll(lots.subList(0, 25))),
                    writers.submit(() -> tellAll(lots.subList(25, 50))),
                    writers.submit(() -> tellAll(lots.subList(50, 75))),
                    writers.submit(() -> tellAll(lots.subList(75, 100))));
            await().atMost(LONG).until(() -> count("select count(*) from effect") > 500);
            OwnBroker.broker().kill();
            OwnBroker.broker().start();
            for (Future<?> writer : written) {
                writer.get();
            }
        }

        await().atMost(LONG).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(
                        count("select count(distinct event_id) from effect"))
                .isEqualTo(LOTS * EVENTS_OF_A_LOT));
        assertThat(count("select count(*) from effect")).isEqualTo(LOTS * EVENTS_OF_A_LOT);
        await().atMost(LONG).untilAsserted(() -> assertThat(count("select count(*) from outbox_unsent"))
                .isZero());
        assertThat(count("select count(*) from (select subject, sequence, lag(sequence) over (partition by subject"
                        + " order by position) as before from effect) as told where before >= sequence"))
                .as("effects out of the order in which they were told")
                .isZero();
    }

    private void tellAll(List<LotId> lots) {
        for (int sequence = 1; sequence <= EVENTS_OF_A_LOT; sequence++) {
            int current = sequence;
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.tellAll(lots.stream()
                            .map(lot -> new LotExtended(lot, Mode.TEST, new CentreCode("GZ"), current, NOON))
                            .toList()));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
