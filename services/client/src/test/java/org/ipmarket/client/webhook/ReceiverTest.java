package org.ipmarket.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver as the README writes it, while its key is rotated. */
class ReceiverTest {
    private static final byte[] BODY = "{\"type\":\"lot.closed.v1\",\"名\":\"专利\"}".getBytes(StandardCharsets.UTF_8);

    private final SigningKey old = SigningKey.random(Scheme.HMAC_SHA256);
    private final SigningKey fresh = SigningKey.random(Scheme.ED25519);
    private final Map<String, byte[]> inbox = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        WebhookVerifier verifier = WebhookVerifier.of(old.verifyingText(), fresh.verifyingText());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ipmarket", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = 204;
            try {
                String id = verifier.verify(exchange.getRequestHeaders()::getFirst, body);
                inbox.putIfAbsent(id, body);
            } catch (VerificationFailed notTheMarket) {
                status = 401;
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int send(String id, String signatures, long timestamp, byte[] body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ipmarket");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Webhook-Id", id)
                                .header("Webhook-Timestamp", Long.toString(timestamp))
                                .header("Webhook-Signature", signatures)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void actsOnceOnWhatEitherKeyHasSigned() throws Exception {
        long now = Instant.now().getEpochSecond();

        assertThat(send("1", old.sign("1", now, BODY), now, BODY)).isEqualTo(204);
        assertThat(send("2", fresh.sign("2", now, BODY) + " " + old.sign("2", now, BODY), now, BODY))
                .isEqualTo(204);
        assertThat(send("3", fresh.sign("3", now, BODY), now, BODY)).isEqualTo(204);
        assertThat(send("3", fresh.sign("3", now, BODY), now, BODY)).isEqualTo(204);
        assertThat(inbox).containsOnlyKeys("1", "2", "3");
    }

    @Test
    void answers401ToWhatTheMarketHasNotSigned() throws Exception {
        long now = Instant.now().getEpochSecond();
        SigningKey stranger = SigningKey.random(Scheme.ED25519);

        assertThat(send("4", stranger.sign("4", now, BODY), now, BODY)).isEqualTo(401);
        assertThat(send("4", fresh.sign("4", now, BODY), now, new byte[] {'{', '}'}))
                .isEqualTo(401);
        assertThat(send("4", fresh.sign("4", now - 400, BODY), now - 400, BODY)).isEqualTo(401);
        assertThat(inbox).isEmpty();
    }
}
