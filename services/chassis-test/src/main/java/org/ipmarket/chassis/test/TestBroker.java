package org.ipmarket.chassis.test;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.rabbitmq.Topology;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.StateEvent;
import org.ipmarket.messages.id.Ids;

/**
 * The other services, as one service sees them: tells it events through its virtual host, and hears what it tells. It hears
 * from the moment it is opened, its own events included.
 */
public final class TestBroker implements AutoCloseable {
    private static final String EXCHANGE = "ipmarket.events";
    private static final String PREFIX = "cloudEvents:";
    private static final Duration POLL = Duration.ofMillis(20);

    private final Connection connection;
    private final Channel publishing;
    private final List<Told> told = new CopyOnWriteArrayList<>();

    private TestBroker(Connection connection) throws IOException {
        this.connection = connection;
        this.publishing = connection.createChannel();
        publishing.confirmSelect();
        Channel hearing = connection.createChannel();
        String queue = hearing.queueDeclare().getQueue();
        hearing.queueBind(queue, EXCHANGE, "#");
        hearing.basicConsume(queue, true, (tag, delivery) -> told.add(read(delivery)), tag -> {});
    }

    /** @param service whose tests these are */
    public static TestBroker open(String service) {
        try {
            return new TestBroker(connect(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells an event as the service that owns it would; it is in the reader's queue when this returns. */
    public UUID publish(MarketEvent event) {
        return publish(event, Ids.next());
    }

    /** The same under a given id, to tell it twice. */
    public UUID publish(MarketEvent event, UUID id) {
        String type = EventCatalogue.typeOf(event.getClass());
        publish(type, properties(event, id, type), EventJson.write(event));
        return id;
    }

    /** Sends anything at all. */
    public void publish(String routingKey, AMQP.BasicProperties properties, byte[] body) {
        try {
            synchronized (publishing) {
                publishing.basicPublish(EXCHANGE, routingKey, properties, body);
                publishing.waitForConfirmsOrDie(10_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not confirm", e);
        }
    }

    /** What has been heard so far. */
    public List<Told> told() {
        return List.copyOf(told);
    }

    public <E extends MarketEvent> List<E> told(Class<E> event) {
        String type = EventCatalogue.typeOf(event);
        return told.stream()
                .filter(each -> each.type().equals(type))
                .map(each -> each.as(event))
                .toList();
    }

    /** The first such event, waited for if it has not been told yet. */
    public <E extends MarketEvent> E await(Class<E> event, Predicate<E> such, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var found = told(event).stream().filter(such).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "no such " + EventCatalogue.typeOf(event) + " within " + atMost + "; told were " + told);
            }
            pause();
        }
    }

    public <E extends MarketEvent> E await(Class<E> event, Predicate<E> such) {
        return await(event, such, Duration.ofSeconds(15));
    }

    /** Forgets what has been heard. */
    public void forget() {
        told.clear();
    }

    /** How many messages wait in a queue of this virtual host, such as {@code bidding.dead}. */
    public long waiting(String queue) {
        try (Channel channel = connection.createChannel()) {
            return channel.messageCount(queue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        connection.abort(2_000);
    }

    /** Empties the queues of the service's virtual host. */
    static void purge(String service) {
        try (Connection connection = connect(service);
                Channel channel = connection.createChannel()) {
            for (String queue : List.of(service + ".inbox", service + ".dead", "everything")) {
                channel.queuePurge(queue);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(String service) {
        Settings settings = TestMarket.settings();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(settings.port(Port.RABBITMQ));
        factory.setUsername(Topology.USER);
        factory.setPassword(new Secrets(settings).rabbitmq(Topology.USER));
        factory.setVirtualHost(Topology.testHost(service));
        try {
            return factory.newConnection("tests of " + service);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AMQP.BasicProperties properties(MarketEvent event, UUID id, String type) {
        EventType described = EventCatalogue.describe(event.getClass());
        Instant now = Instant.now();
        Map<String, Object> headers = new HashMap<>();
        headers.put(PREFIX + "specversion", "1.0");
        headers.put(PREFIX + "id", id.toString());
        headers.put(PREFIX + "type", type);
        headers.put(PREFIX + "source", "/" + described.by());
        headers.put(PREFIX + "subject", event.subject());
        headers.put(PREFIX + "time", now.toString());
        headers.put(PREFIX + "datacontenttype", "application/json");
        headers.put(PREFIX + "mode", event.mode().wire());
        headers.put(PREFIX + "visibility", described.visibility().name());
        headers.put(PREFIX + "aggregate", described.aggregate());
        if (event instanceof StateEvent state) {
            headers.put(PREFIX + "version", "" + state.version());
        }
        return new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(2)
                .messageId(id.toString())
                .type(type)
                .timestamp(Date.from(now))
                .headers(headers)
                .build();
    }

    private static Told read(Delivery delivery) {
        Map<String, String> headers = new HashMap<>();
        Map<String, Object> all = delivery.getProperties().getHeaders();
        if (all != null) {
            all.forEach((name, value) -> headers.put(
                    name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name, String.valueOf(value)));
        }
        return new Told(delivery.getEnvelope().getRoutingKey(), headers, delivery.getBody());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
