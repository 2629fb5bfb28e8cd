package org.ipmarket.keeper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.ipmarket.auction.sealing.KeyOrder;
import org.ipmarket.auction.sealing.ReleaseOrder;
import org.ipmarket.keeper.LotSecret.Release;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.LotId;

/**
 * The keeper's address: {@code PUT /lots/{lot}/key}, {@code POST /lots/{lot}/release}, {@code GET /identity},
 * {@code GET /health}. A refusal is a problem (RFC 9457) with a code.
 */
final class KeeperServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KeeperServer.class.getName());
    /** An order has some 500 bytes. */
    private static final int MOST_BYTES = 4_096;

    private static final int THREADS = 2;
    private static final int WAITING = 64;

    private final HttpServer http;
    private final ThreadPoolExecutor threads;
    private final KeyKeeper keeper;
    private final AuditFile audit;
    private final Clock clock;

    private KeeperServer(HttpServer http, KeyKeeper keeper, AuditFile audit, Clock clock) {
        this.http = http;
        this.keeper = keeper;
        this.audit = audit;
        this.clock = clock;
        this.threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
    }

    /** @param address port 0 takes a free one */
    static KeeperServer start(InetSocketAddress address, KeyKeeper keeper, AuditFile audit, Clock clock)
            throws IOException {
        KeeperServer server = new KeeperServer(HttpServer.create(address, WAITING), keeper, audit, clock);
        server.http.setExecutor(server.threads);
        server.http.createContext("/health", exchange -> {
            try (exchange) {
                answer(exchange, new Answer(200, "application/json", new Health("UP")));
            }
        });
        server.http.createContext("/identity", exchange -> {
            try (exchange) {
                answer(
                        exchange,
                        new Answer(
                                200,
                                "application/json",
                                new Self(
                                        keeper.identity().name(),
                                        keeper.identity().publicKey())));
            }
        });
        server.http.createContext("/lots/", server::lots);
        server.http.start();
        return server;
    }

    int port() {
        return http.getAddress().getPort();
    }

    private record Health(String status) {}

    private record Self(String keeper, String identity) {}

    private record Problem(String type, String title, int status, String code, String detail, Release bound) {}

    private record Answer(int status, String contentType, Object body) {}

    /** Reads, decides, audits, answers. */
    private void lots(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(exchange);
            Answer answer;
            String code = null;
            try {
                answer = new Answer(200, "application/json", request.decide());
            } catch (Refusal refusal) {
                code = refusal.code();
                answer = problem(refusal);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "cannot keep " + exchange.getRequestURI(), e);
                Refusal refusal = new Refusal(500, "FAILED", "the keeper could not do that; try again");
                code = refusal.code();
                answer = problem(refusal);
            }
            audit.write(new AuditFile.Line(
                    clock.instant(),
                    exchange.getRemoteAddress().getAddress().getHostAddress(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    answer.status(),
                    code,
                    request.order));
            answer(exchange, answer);
        }
    }

    private static Answer problem(Refusal refusal) {
        return new Answer(
                refusal.status(),
                "application/problem+json",
                new Problem(
                        "about:blank",
                        "Refused",
                        refusal.status(),
                        refusal.code(),
                        refusal.getMessage(),
                        refusal.bound()));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = EventJson.write(answer.body());
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** One request as far as it could be read. */
    private final class Request {
        private final HttpExchange exchange;
        private Object order;

        Request(HttpExchange exchange) {
            this.exchange = exchange;
        }

        Object decide() throws Refusal, IOException {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            if (path.length != 4) {
                throw unknown();
            }
            return switch (exchange.getRequestMethod() + " " + path[3]) {
                case "PUT key" -> keeper.key(lot(path[2]), order(KeyOrder.class));
                case "POST release" -> keeper.release(lot(path[2]), order(ReleaseOrder.class));
                default -> throw unknown();
            };
        }

        private <O> O order(Class<O> type) throws Refusal, IOException {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new Refusal(413, "TOO_LARGE", "an order has at most " + MOST_BYTES + " bytes");
            }
            try {
                O read = EventJson.read(body, type);
                order = read;
                return read;
            } catch (IllegalArgumentException e) {
                throw new Refusal(
                        400, "UNREADABLE", e.getMessage().lines().findFirst().orElse("not an order"));
            }
        }

        private static LotId lot(String text) throws Refusal {
            try {
                return LotId.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new Refusal(400, "UNREADABLE", e.getMessage());
            }
        }

        private static Refusal unknown() {
            return new Refusal(404, "UNKNOWN_ADDRESS", "there are PUT /lots/{lot}/key and POST /lots/{lot}/release");
        }
    }

    /** Takes no more requests; those under way have a second. */
    @Override
    public void close() {
        http.stop(1);
        threads.shutdown();
    }
}
