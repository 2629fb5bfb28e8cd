package org.ipmarket.chassis.outbox;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.ipmarket.chassis.config.Broker;
import org.jboss.logging.Logger;

/**
 * Sends what stands in the outbox to the broker, in the order of telling, at least once.
 *
 * <p>One relay of a service is active, under an advisory lock of its database session; the others stand by. A row is marked
 * only after the broker has confirmed its message; whatever happens in between, it is sent again. Rows of one subject keep
 * their order because their transactions hold the subject's row lock when they take their positions.
 */
public final class Relay implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOCK = 0x6f7574626f78L; // "outbox"
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    /**
     * A mark that is lost with the database's last moments makes a message be sent again, which readers expect; to wait for the disk at each
     * would slow down the transactions that tell.
     */
    private static final String NO_WAIT = "set synchronous_commit = off";

    /**
     * The outbox is empty when a relay begins. A plan that is kept from then reads every event ever told to find those that wait: two seconds
     * instead of two milliseconds, once a market has been busy for a few minutes.
     */
    private static final String PLANNED_ANEW = "set plan_cache_mode = force_custom_plan";

    /**
     * @param batch rows read and marked at once
     * @param confirmEvery messages published before their confirms are awaited
     * @param poll how often to look without having been woken
     * @param unreadTypes types that may be returned as unroutable without an alarm
     */
    public record Settings(
            String service,
            String exchange,
            int batch,
            int confirmEvery,
            Duration confirmTimeout,
            Duration poll,
            Set<String> unreadTypes) {}

    private final DataSource dataSource;
    private final Broker broker;
    private final Settings settings;
    private final Semaphore wake = new Semaphore(0);
    private final Set<UUID> returned = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile boolean connected;
    private volatile Thread thread;

    public Relay(DataSource dataSource, Broker broker, Settings settings) {
        this.dataSource = dataSource;
        this.broker = broker;
        this.settings = settings;
    }

    /** Called after a commit that told something. Cheap, never blocks. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Whether it holds the lock and a connection to the broker. */
    public boolean connected() {
        return connected;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        long pause = 50;
        while (!stopped) {
            try {
                lead();
                pause = 50;
            } catch (SQLException | IOException | TimeoutException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("relay interrupted, starts again in %d ms: %s", pause, e.toString());
                }
            } catch (InterruptedException e) {
                break;
            } finally {
                connected = false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                break;
            }
            pause = Math.min(pause * 2, MAX_PAUSE.toMillis());
        }
    }

    @Override
    public void close() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Works as the one active relay until something fails. */
    private void lead() throws SQLException, IOException, TimeoutException, InterruptedException {
        try (Connection database = dataSource.getConnection()) {
            while (!tryLock(database)) {
                TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
            }
            settle(database, List.of(NO_WAIT, PLANNED_ANEW));
            try (com.rabbitmq.client.Connection connection = broker.connect(settings.service() + " relay")) {
                Channel channel = connection.createChannel();
                channel.confirmSelect();
                channel.addReturnListener(message -> {
                    String id = message.getProperties().getMessageId();
                    if (!settings.unreadTypes().contains(message.getRoutingKey())) {
                        LOG.errorf("event %s of type %s reached no queue", id, message.getRoutingKey());
                    }
                    returned.add(UUID.fromString(id));
                });
                connected = true;
                while (!stopped) {
                    if (relayBatch(database, channel) == 0) {
                        wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                        wake.drainPermits();
                    }
                }
            } finally {
                unlock(database);
                settle(database, List.of("reset synchronous_commit", "reset plan_cache_mode"));
            }
        }
    }

    private int relayBatch(Connection database, Channel channel)
            throws SQLException, IOException, TimeoutException, InterruptedException {
        List<OutboxTable.Row> rows = OutboxTable.unsent(database, settings.batch());
        if (rows.isEmpty()) {
            return 0;
        }
        returned.clear();
        int unconfirmed = 0;
        for (OutboxTable.Row row : rows) {
            publish(channel, row.event());
            if (++unconfirmed == settings.confirmEvery()) {
                channel.waitForConfirmsOrDie(settings.confirmTimeout().toMillis());
                unconfirmed = 0;
            }
        }
        if (unconfirmed > 0) {
            channel.waitForConfirmsOrDie(settings.confirmTimeout().toMillis());
        }
        OutboxTable.sent(database, rows, new HashSet<>(returned));
        return rows.size();
    }

    private void publish(Channel channel, EventEnvelope event) throws IOException {
        channel.basicPublish(
                settings.exchange(),
                event.type(),
                true,
                CloudEventHeaders.write(event, settings.service()),
                event.payload().getBytes(StandardCharsets.UTF_8));
    }

    /** Of the session, which goes back to a pool. */
    private static void settle(Connection database, List<String> settings) {
        try (Statement set = database.createStatement()) {
            for (String setting : settings) {
                set.execute(setting);
            }
        } catch (SQLException e) {
            LOG.debugf("the session is gone, and its settings with it: %s", e.getMessage());
        }
    }

    private static boolean tryLock(Connection database) throws SQLException {
        return lockCall(database, "select pg_try_advisory_lock(?)");
    }

    private static void unlock(Connection database) {
        try {
            lockCall(database, "select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            LOG.debugf("the session is gone, and its lock with it: %s", e.getMessage());
        }
    }

    private static boolean lockCall(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
