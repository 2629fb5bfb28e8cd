package org.ipmarket.local.rabbitmq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;

/**
 * The topology of {@code deploy/rabbitmq/definitions.json} with the one user that the services log in as; for tests with
 * a virtual host for each service besides, so that the tests of two services never see each other's events.
 */
public final class Topology {
    /** The user of every service. */
    public static final String USER = "ipmarket";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES =
            List.of("listing", "bidding", "valuation", "settlement", "notification");
    private static final String BASE_HOST = "/";
    private static final String EVENTS = "ipmarket.events";

    private final ObjectNode base;

    public Topology(Path root) {
        try {
            this.base = (ObjectNode) JSON.readTree(
                    root.resolve("deploy/rabbitmq/definitions.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types that no deployed service reads yet. */
    public static List<String> unreadTypes(Path root) {
        try (Stream<String> lines = Files.lines(root.resolve("deploy/rabbitmq/unread-types.txt"))) {
            return lines.map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the virtual host that a service's tests use. */
    public static String testHost(String service) {
        return "test-" + service;
    }

    /** What the broker loads at its start. */
    static String definitions(Settings settings, Secrets secrets) {
        Topology topology = new Topology(settings.root());
        String password = secrets.rabbitmq(USER);
        return settings.test() ? topology.forTests(password) : topology.forMarket(password);
    }

    String forMarket(String password) {
        ObjectNode definitions = base.deepCopy();
        addUser(definitions, password);
        return definitions.toPrettyString();
    }

    String forTests(String password) {
        ObjectNode definitions = base.deepCopy();
        for (String service : SERVICES) {
            addHost(definitions, service, service);
        }
        addHost(definitions, "chassis", SERVICES.getFirst());
        addBinding(definitions, testHost("chassis"), EVENTS, "chassis.inbox", "#");
        addUser(definitions, password);
        return definitions.toPrettyString();
    }

    /** A virtual host with both exchanges, one service's queues and bindings, and a bounded queue that hears everything. */
    private void addHost(ObjectNode definitions, String service, String like) {
        String host = testHost(service);
        array(definitions, "vhosts").addObject().put("name", host);
        for (JsonNode exchange : base.get("exchanges")) {
            array(definitions, "exchanges").add(moved(exchange, host));
        }
        for (JsonNode queue : base.get("queues")) {
            if (belongsTo(like, queue.get("name"))) {
                array(definitions, "queues").add(renamed(moved(queue, host), like, service));
            }
        }
        for (JsonNode binding : base.get("bindings")) {
            if (belongsTo(like, binding.get("destination")) && (like.equals(service) || !isOfEvents(binding))) {
                array(definitions, "bindings").add(renamed(moved(binding, host), like, service));
            }
        }
        ObjectNode heard = array(definitions, "queues").addObject();
        heard.put("name", "everything").put("vhost", host).put("durable", true).put("auto_delete", false);
        heard.putObject("arguments").put("x-max-length", 1000).put("x-overflow", "drop-head");
        addBinding(definitions, host, EVENTS, "everything", "#");
    }

    private static void addBinding(ObjectNode definitions, String host, String source, String queue, String key) {
        array(definitions, "bindings")
                .addObject()
                .put("source", source)
                .put("vhost", host)
                .put("destination", queue)
                .put("destination_type", "queue")
                .put("routing_key", key)
                .putObject("arguments");
    }

    private static void addUser(ObjectNode definitions, String password) {
        definitions
                .putArray("users")
                .addObject()
                .put("name", USER)
                .put("password_hash", hash(password))
                .put("hashing_algorithm", "rabbit_password_hashing_sha256")
                .put("tags", "");
        ArrayNode permissions = definitions.putArray("permissions");
        for (JsonNode host : definitions.get("vhosts")) {
            permissions
                    .addObject()
                    .put("user", USER)
                    .put("vhost", host.get("name").asText())
                    .put("configure", ".*")
                    .put("write", ".*")
                    .put("read", ".*");
        }
    }

    private static boolean belongsTo(String service, JsonNode name) {
        return name.asText().startsWith(service + ".");
    }

    private static boolean isOfEvents(JsonNode binding) {
        return EVENTS.equals(binding.get("source").asText());
    }

    private static ObjectNode moved(JsonNode node, String host) {
        ObjectNode copy = node.deepCopy();
        return copy.put("vhost", host);
    }

    private static ObjectNode renamed(ObjectNode node, String from, String to) {
        if (from.equals(to)) {
            return node;
        }
        try {
            return (ObjectNode) JSON.readTree(node.toString().replace("\"" + from + ".", "\"" + to + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode array(ObjectNode definitions, String name) {
        return (ArrayNode) definitions.get(name);
    }

    /** RabbitMQ's form: base64 of four bytes of salt and the SHA-256 of salt and password. */
    static String hash(String password) {
        byte[] salt = new byte[4];
        new SecureRandom().nextBytes(salt);
        return hash(salt, password);
    }

    static String hash(byte[] salt, String password) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            byte[] hashed = digest.digest(password.getBytes(StandardCharsets.UTF_8));
            byte[] both = new byte[salt.length + hashed.length];
            System.arraycopy(salt, 0, both, 0, salt.length);
            System.arraycopy(hashed, 0, both, salt.length, hashed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
