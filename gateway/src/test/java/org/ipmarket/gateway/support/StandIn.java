package org.ipmarket.gateway.support;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server behind the door that behaves as servers do: it answers, is slow, hangs up, stops in the middle, streams. The last
 * segment of the path says which. It remembers what it has heard.
 */
public final class StandIn {
    private static final int LARGE = 5 * 1024 * 1024;

    public record Heard(String method, String uri, MultiMap headers, long bodyLength) {
        /** Without the headers, which have tokens in them. */
        @Override
        public String toString() {
            return method + " " + uri + " (" + bodyLength + ")";
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<HttpServerResponse> watchers = new CopyOnWriteArrayList<>();
    private final Map<String, JsonObject> documents = new ConcurrentHashMap<>();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicInteger delayed = new AtomicInteger();
    private final AtomicInteger mostDelayed = new AtomicInteger();
    private volatile long delayMillis;
    private HttpServer server;
    private int port;

    public static StandIn opened() {
        StandIn standIn = new StandIn();
        standIn.open();
        return standIn;
    }

    /** Listens, on the same port as before. */
    public void open() {
        server = wait(vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .connectionHandler(this::keep)
                .requestHandler(this::answer)
                .listen(port));
        port = server.actualPort();
    }

    /**
     * Stops listening; its connections have broken when this returns. The server's own end does not wait for theirs, and until
     * then a request on one of them might be answered still, or be lost, where nobody was to be there.
     */
    public void shut() {
        wait(server.close());
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(connections::isEmpty);
    }

    private void keep(HttpConnection connection) {
        connections.add(connection);
        connection.closeHandler(_ -> connections.remove(connection));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public List<Heard> heard() {
        return heard;
    }

    public Heard last() {
        return heard.getLast();
    }

    public int watchers() {
        return watchers.size();
    }

    /** Answers a path with a document from now on. */
    public void document(String pathAndQuery, JsonObject document) {
        documents.put(pathAndQuery, document);
    }

    public void forgetDocuments() {
        documents.clear();
    }

    /** Sends an event to everybody who watches. */
    public void tell(String data) {
        watchers.forEach(watcher -> watcher.write("data: " + data + "\n\n"));
    }

    private void answer(HttpServerRequest request) {
        JsonObject document = documents.get(request.uri());
        if (document != null) {
            request.response().putHeader("Content-Type", "application/json").end(document.toBuffer());
            return;
        }
        String behaviour = request.path().substring(request.path().lastIndexOf('/') + 1);
        switch (behaviour) {
            case "stream" -> stream(request);
            case "hang-up-at-once" -> request.connection().close();
            default ->
                request.body().onSuccess(body -> {
                    heard.add(new Heard(request.method().name(), request.uri(), request.headers(), body.length()));
                    behave(behaviour, request, body);
                });
        }
    }

    /** Hears so many requests from now on, and hangs up on each. */
    public void breakNext(int requests) {
        breaks.set(requests);
    }

    /** Takes so long for each answer from now on. */
    public void delay(Duration delay) {
        mostDelayed.set(0);
        delayMillis = delay.toMillis();
    }

    /** So many requests have waited for their answers at once since the delay was set. */
    public int mostDelayed() {
        return mostDelayed.get();
    }

    private void behave(String behaviour, HttpServerRequest request, Buffer body) {
        if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            request.connection().close();
        } else if (delayMillis > 0) {
            mostDelayed.accumulateAndGet(delayed.incrementAndGet(), Math::max);
            vertx.setTimer(delayMillis, later -> {
                delayed.decrementAndGet();
                reply(behaviour, request, body);
            });
        } else {
            reply(behaviour, request, body);
        }
    }

    private void reply(String behaviour, HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        switch (behaviour) {
            case "silent" -> {}
            case "hang-up" -> request.connection().close();
            case "half" -> {
                response.putHeader("Content-Length", "1000").write("only this");
                vertx.setTimer(50, later -> request.connection().close());
            }
            case "nothing" -> response.setStatusCode(204).end();
            case "unmodified" ->
                response.setStatusCode(304).putHeader("ETag", "\"v3\"").end();
            case "refusal" ->
                response.setStatusCode(422)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"type\":\"/problems/bid-too-low\",\"status\":422}");
            case "framed" ->
                response.putHeader("x-frame-options", "SAMEORIGIN")
                        .putHeader("Cache-Control", "private")
                        .end();
            case "large" -> response.setChunked(true).end(Buffer.buffer(new byte[LARGE]));
            case "hops" ->
                response.putHeader("Connection", "close, X-Hop")
                        .putHeader("X-Hop", "1")
                        .putHeader("Server", "stand-in/1")
                        .putHeader("X-Correlation-Id", "made-by-the-service")
                        .end("{}");
            default ->
                response.putHeader("Content-Type", "application/json")
                        .putHeader("ETag", "\"v1\"")
                        .end(echo(request, body).toBuffer());
        }
    }

    private static JsonObject echo(HttpServerRequest request, Buffer body) {
        JsonObject headers = new JsonObject();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
        return new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("length", body.length())
                .put("body", body.length() < 1000 ? body.toString() : "");
    }

    private void stream(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", "text/event-stream").setChunked(true);
        response.closeHandler(gone -> watchers.remove(response));
        response.write("data: hello\n\n");
        watchers.add(response);
    }

    private static <T> T wait(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
