package org.ipmarket.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A server that does, request by request, what it was told beforehand. */
public final class Script implements AutoCloseable {
    /** @param target path and query @param key its idempotency key @param version its If-Match */
    public record Heard(String method, String target, String key, String version) {}

    private record Step(int status, String body) {}

    private static final Step HANG_UP = new Step(0, "");

    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public Script() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::act);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "script");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Script answers(int status, String body) {
        steps.add(new Step(status, body));
        return this;
    }

    public Script hangsUp() {
        steps.add(HANG_UP);
        return this;
    }

    public List<Heard> heard() {
        return heard;
    }

    private void act(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        heard.add(new Heard(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("If-Match")));
        Step step = steps.remove();
        if (step.status() > 0) {
            byte[] body = step.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(step.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
