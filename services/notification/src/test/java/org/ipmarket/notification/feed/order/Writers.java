package org.ipmarket.notification.feed.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.ipmarket.chassis.outbox.EventEnvelope;
import org.ipmarket.chassis.outbox.OutboxTable;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.BidsAccepted;
import org.ipmarket.messages.event.DepositHeld;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.notification.feed.order.Written.Reading;

/**
 * Transactions of a service that overlap: each locks its resource's row, tells some events in the outbox, stays open for a while, and
 * commits or, now and then, does not. So rows are committed in another order than that of their positions.
 */
final class Writers {
    private static final CentreCode GZ = new CentreCode("GZ");
    private static final CentreCode SZ = new CentreCode("SZ");
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final int RESOURCES = 300;

    private final DataSource dataSource;
    private final int events;
    private final List<UUID> resources = new ArrayList<>();
    private final Collection<Written> committed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger rolledBack = new AtomicInteger();

    /** @param events to commit, some more it may be */
    Writers(DataSource dataSource, int events) throws SQLException {
        this.dataSource = dataSource;
        this.events = events;
        try (Connection connection = dataSource.getConnection()) {
            connection
                    .createStatement()
                    .execute("create table resource (id uuid primary key, sequence bigint not null)");
            try (PreparedStatement insert = connection.prepareStatement("insert into resource values (?, 0)")) {
                for (int i = 0; i < RESOURCES; i++) {
                    UUID id = Ids.next();
                    resources.add(id);
                    insert.setObject(1, id);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    Collection<Written> committed() {
        return committed;
    }

    int count() {
        return count.get();
    }

    int rolledBack() {
        return rolledBack.get();
    }

    /** One writer, until all have written enough. */
    void write(long seed) {
        Random random = new Random(seed);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            while (count.get() < events) {
                transaction(connection, random);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException("a writer ended early", e);
        }
    }

    private void transaction(Connection connection, Random random) throws SQLException, InterruptedException {
        UUID resource = resources.get(random.nextInt(resources.size()));
        int several = 1 + random.nextInt(4);
        long last = lock(connection, resource, several);
        List<EventEnvelope> told = new ArrayList<>();
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < several; i++) {
            long sequence = last - several + 1 + i;
            int lot = random.nextInt(100);
            EventEnvelope envelope = EventEnvelope.of(event(new LotId(resource), sequence, lot), null, NOON);
            told.add(envelope);
            written.add(new Written(envelope.id(), resource, sequence, reading(lot)));
        }
        pause(random);
        OutboxTable.insert(connection, told);
        pause(random);
        if (random.nextInt(100) < 4) {
            connection.rollback();
            rolledBack.incrementAndGet();
        } else {
            connection.commit();
            committed.addAll(written);
            count.addAndGet(several);
        }
    }

    private static long lock(Connection connection, UUID resource, int several) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update resource set sequence = sequence + ? where id = ? returning sequence")) {
            update.setInt(1, several);
            update.setObject(2, resource);
            try (ResultSet row = update.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Most are short, some are long: those commit behind many with later positions. */
    private static void pause(Random random) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(100) < 3 ? 200 + random.nextInt(800) : random.nextInt(30));
    }

    private static MarketEvent event(LotId lot, long sequence, int kind) {
        return switch (reading(kind)) {
            case EVERYBODY ->
                kind % 2 == 0
                        ? new LotExtended(lot, Mode.TEST, GZ, sequence, NOON)
                        : new BidsAccepted(lot, Mode.TEST, GZ, sequence, sequence, 1, null, NOON, NOON);
            case CENTRE_GZ ->
                new DepositHeld(
                        new DepositId(Ids.next()),
                        lot,
                        Mode.TEST,
                        GZ,
                        SZ,
                        new ParticipantId(Ids.next()),
                        Money.cny(10_000),
                        NOON);
            case NOBODY_HERE -> new LotExtended(lot, Mode.LIVE, GZ, sequence, NOON);
        };
    }

    private static Reading reading(int kind) {
        return kind < 75 ? Reading.EVERYBODY : kind < 92 ? Reading.CENTRE_GZ : Reading.NOBODY_HERE;
    }
}
