package org.ipmarket.notification.feed.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.notification.feed.desk.RecordEvents;
import org.junit.jupiter.api.Test;

/**
 * Several recorders at once, as when a replica takes over while the other's transaction is still open, each holding its transaction for a
 * while: readers miss nothing. With positions from a plain sequence instead of the locked head, the same check finds what they miss.
 */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "notification"))
class CommitOrderIT {
    private static final int RECORDERS = 4;
    private static final int EVENTS_OF_ONE = 60;

    @Inject
    RecordEvents recorder;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void recordersThatOverlapHideNothing() throws Exception {
        assertThat(run()).isEmpty();
    }

    /** The planted fault: what {@code update feed_head} gives is the next of a sequence, and locks nothing. */
    @Test
    void positionsOfAPlainSequenceAreFound() throws Exception {
        execute("create sequence planted");
        execute("select nextval('planted')");
        execute("alter table feed_head rename to feed_head_kept");
        execute(
                "create view feed_head as select true as only_one, p.last_value as position, clock_timestamp() as recorded_at"
                        + " from planted p");
        execute("create function plant() returns trigger language plpgsql as"
                + " $$ begin new.position := nextval('planted'); return new; end $$");
        execute("create trigger plant instead of update on feed_head for each row execute function plant()");
        try {
            List<String> faults = run();
            assertThat(faults).isNotEmpty().allMatch(fault -> fault.contains("missed"));
            System.out.printf("feed: positions of a plain sequence: %d faults found%n", faults.size());
        } finally {
            execute("drop view feed_head");
            execute("drop function plant");
            execute("alter table feed_head_kept rename to feed_head");
            execute("drop sequence planted");
        }
    }

    private List<String> run() throws Exception {
        execute("truncate feed_event");
        execute("update feed_purge set position = 0");
        Collection<Written> committed = new ConcurrentLinkedQueue<>();
        String url = "http://localhost:" + RestAssured.port;
        List<Reader> readers = List.of(
                new Reader(Reader.Way.LONG_POLL, true, () -> Tokens.client("centre-gz"), List.of(url)),
                new Reader(Reader.Way.STREAM, false, () -> Tokens.client("centre-fs"), List.of(url)),
                new Reader(Reader.Way.PAGES, false, () -> Tokens.client("centre-fs"), List.of(url)));
        try (ExecutorService hands = Executors.newCachedThreadPool()) {
            readers.forEach(hands::submit);
            await().until(() -> readers.stream().allMatch(reader -> reader.asked() > 0));
            List<Future<?>> recording = new ArrayList<>();
            for (int i = 0; i < RECORDERS; i++) {
                long seed = i;
                recording.add(hands.submit(() -> record(new Random(seed), committed)));
            }
            for (Future<?> one : recording) {
                one.get();
            }
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (System.nanoTime() < end
                    && !readers.stream().allMatch(reader -> reader.count() >= RECORDERS * EVENTS_OF_ONE)) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            TimeUnit.SECONDS.sleep(1);
            for (Reader reader : readers) {
                reader.stop();
            }
            hands.shutdown();
            assertThat(hands.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        return readers.stream()
                .flatMap(reader -> FeedCheck.faults(reader.name(), committed, reader.ofGz(), reader.read()).stream())
                .toList();
    }

    private void record(Random random, Collection<Written> committed) {
        LotId lot = new LotId(Ids.next());
        for (int i = 1; i <= EVENTS_OF_ONE; i++) {
            int sequence = i;
            UUID id = Ids.next();
            LotExtended event = new LotExtended(lot, Mode.TEST, new CentreCode("GZ"), sequence, Instant.EPOCH);
            EventHeader header = new EventHeader(
                    id, "lot.extended.v1", "/bidding", event.subject(), Mode.TEST, null, Instant.now(), null);
            QuarkusTransaction.requiringNew().run(() -> {
                recorder.record(event, header);
                hold(random.nextInt(20));
            });
            committed.add(new Written(id, lot.value(), sequence, Written.Reading.EVERYBODY));
        }
    }

    private static void hold(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
