package org.ipmarket.notification.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real receiver of webhooks on loopback, as good or as bad as a test wants it. */
public final class Receiver implements AutoCloseable {
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Behaviour behaviour = message -> Reply.OK;
    private HttpServer server;
    private int port;

    /** What a receiver got. @param number from 1 */
    public record Got(int number, String id, long timestamp, String signature, byte[] body, String contentType) {
        public Map<String, String> headers() {
            return Map.of(
                    "webhook-id", id, "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signature);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What a receiver answers. */
    public record Reply(int status, Map<String, String> headers, String body) {
        public static final Reply OK = new Reply(204, Map.of(), "");

        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }
    }

    /** May take its time, or never come back. */
    public interface Behaviour {
        Reply answer(Got message) throws InterruptedException;
    }

    public Receiver() {
        start();
    }

    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Nobody listens any more. */
    public void vanish() {
        server.stop(0);
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    public int port() {
        return port;
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /** Ids in the order in which they came, repetitions included. */
    public List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Got message;
            synchronized (got) {
                message = new Got(
                        got.size() + 1,
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                        exchange.getRequestHeaders().getFirst("webhook-signature"),
                        exchange.getRequestBody().readAllBytes(),
                        exchange.getRequestHeaders().getFirst("Content-Type"));
                got.add(message);
            }
            Reply reply = behaviour.answer(message);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
