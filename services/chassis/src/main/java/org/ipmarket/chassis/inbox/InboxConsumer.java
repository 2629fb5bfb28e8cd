package org.ipmarket.chassis.inbox;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.config.ChassisConfig;
import org.ipmarket.chassis.outbox.CloudEventHeaders;
import org.jboss.logging.Logger;

/**
 * Reads the service's queue, one event after another, and acknowledges each after its commit. What can have no effect goes,
 * with its reason, to {@code <service>.dead}, confirmed there before it is acknowledged here.
 */
@ApplicationScoped
public class InboxConsumer {
    /** Header that says why a message is in the dead-letter queue. */
    public static final String REASON = "x-reason";

    private static final Logger LOG = Logger.getLogger(InboxConsumer.class);
    private static final long IDLE_MILLIS = 100;
    private static final long MAX_PAUSE_MILLIS = 5_000;
    private static final int LONGEST_REASON = 1_000;
    /** How long a broker may take to put back what a lost consumer had, before this one reads on without it. */
    private static final long PUT_BACK_MILLIS = 5_000;

    private final Inbox inbox;
    private final Parking parking;
    private final ChassisConfig config;
    private final String service;
    private volatile boolean stopped;
    private volatile boolean connected;
    private boolean readBefore;
    private Thread thread;

    InboxConsumer(
            Inbox inbox,
            Parking parking,
            ChassisConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.inbox = inbox;
        this.parking = parking;
        this.config = config;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        if (config.inbox().enabled()) {
            thread = Thread.ofPlatform().name("inbox").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.join(3_000);
        }
    }

    /** Whether it reads from the broker now. */
    public boolean connected() {
        return connected;
    }

    private void run() {
        long pause = 100;
        while (!stopped) {
            try {
                consume();
                pause = 100;
            } catch (IOException | TimeoutException | SQLException | RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("inbox interrupted, starts again in %d ms: %s", pause, e.toString());
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                connected = false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
        }
    }

    private void consume() throws IOException, TimeoutException, SQLException, InterruptedException {
        try (com.rabbitmq.client.Connection connection =
                        Broker.of(config.rabbitmq()).connect(service + " inbox");
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicQos(config.inbox().prefetch());
            if (readBefore) {
                awaitPutBack(channel);
            }
            BlockingQueue<Delivery> arrived =
                    new LinkedBlockingQueue<>(config.inbox().prefetch());
            // the broker ends a consumer, and leaves its channel open, where its queue has gone or moved
            AtomicBoolean cancelled = new AtomicBoolean();
            channel.basicConsume(
                    service + ".inbox", false, (tag, delivery) -> put(arrived, delivery), tag -> cancelled.set(true));
            connected = true;
            readBefore = true;
            long nextSweep = System.nanoTime();
            while (!stopped && channel.isOpen() && !cancelled.get()) {
                Delivery delivery = arrived.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (delivery != null) {
                    process(channel, delivery);
                }
                var keys = parking.takeArrivals();
                if (!keys.isEmpty()) {
                    deadLetter(channel, inbox.retryParked(keys));
                }
                if (System.nanoTime() >= nextSweep) {
                    deadLetter(channel, inbox.retryParked(null));
                    nextSweep = System.nanoTime() + config.inbox().parkedSweep().toNanos();
                }
            }
        }
    }

    /**
     * A broker that was killed knows the lost consumer still when it comes back, and holds what that one had not acknowledged; who reads at once is given
     * what stands behind it first. Until its queue has a leader it tells of no message and no consumer; other replicas are consumers too: hence the bound.
     */
    private void awaitPutBack(Channel channel) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PUT_BACK_MILLIS);
        while (!stopped && System.nanoTime() < until) {
            AMQP.Queue.DeclareOk queue = channel.queueDeclarePassive(service + ".inbox");
            if (queue.getMessageCount() > 0 && queue.getConsumerCount() == 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
        }
    }

    private static void put(BlockingQueue<Delivery> arrived, Delivery delivery) {
        if (!arrived.offer(delivery)) {
            throw new IllegalStateException("more deliveries than the prefetch permits");
        }
    }

    void process(Channel channel, Delivery delivery) throws IOException, InterruptedException, TimeoutException {
        EventHeader header;
        String payload = new String(delivery.getBody(), StandardCharsets.UTF_8);
        try {
            CloudEventHeaders.Header read = CloudEventHeaders.read(delivery.getProperties());
            header = new EventHeader(
                    read.id(),
                    read.type(),
                    read.source(),
                    read.subject(),
                    read.mode(),
                    read.version(),
                    read.time(),
                    read.correlation());
        } catch (IllegalArgumentException e) {
            deadLetter(channel, delivery, e.getMessage());
            return;
        }
        Inbox.Outcome outcome = receiveUntilItCan(channel, header, payload);
        switch (outcome) {
            case Inbox.Outcome.Done done -> acknowledge(channel, delivery);
            case Inbox.Outcome.Parked parked -> acknowledge(channel, delivery);
            case Inbox.Outcome.Poison poison -> deadLetter(channel, delivery, poison.reason());
        }
    }

    /** A failure that passes is waited out: the events behind this one would meet it too. */
    private Inbox.Outcome receiveUntilItCan(Channel channel, EventHeader header, String payload)
            throws InterruptedException, IOException {
        long pause = 50;
        while (true) {
            try {
                return inbox.receive(header, payload);
            } catch (RuntimeException e) {
                LOG.warnf("event %s waits: %s", header.id(), TransientFailure.rootMessage(e));
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
                if (stopped || !channel.isOpen()) {
                    throw new IOException("the channel closed while the event waited; it will be delivered again");
                }
            }
        }
    }

    private static void acknowledge(Channel channel, Delivery delivery) throws IOException {
        channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
    }

    private void deadLetter(Channel channel, Delivery delivery, String reason)
            throws IOException, InterruptedException, TimeoutException {
        publishDead(channel, delivery.getProperties(), delivery.getBody(), reason);
        acknowledge(channel, delivery);
    }

    private void deadLetter(Channel channel, List<Inbox.Dead> dead)
            throws IOException, InterruptedException, TimeoutException, SQLException {
        for (Inbox.Dead one : dead) {
            publishDead(
                    channel,
                    DeadLetters.properties(one.header()),
                    one.payload().getBytes(StandardCharsets.UTF_8),
                    one.reason());
            inbox.forget(one);
        }
    }

    private void publishDead(Channel channel, AMQP.BasicProperties properties, byte[] body, String reason)
            throws IOException, InterruptedException, TimeoutException {
        Map<String, Object> headers = new HashMap<>();
        if (properties.getHeaders() != null) {
            headers.putAll(properties.getHeaders());
        }
        headers.put(REASON, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
        LOG.errorf("dead letter %s: %s", properties.getMessageId(), reason);
        channel.basicPublish(
                "",
                service + ".dead",
                true,
                properties.builder().headers(headers).deliveryMode(2).build(),
                body);
        channel.waitForConfirmsOrDie(config.outbox().confirmTimeout().toMillis());
    }
}
