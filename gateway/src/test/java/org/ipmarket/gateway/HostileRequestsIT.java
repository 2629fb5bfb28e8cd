package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ipmarket.gateway.connection.Connections;
import org.ipmarket.gateway.support.Load;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.Signer;
import org.ipmarket.gateway.support.SlowConnections;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInKeys;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to the door: it is refused or bounded, and everybody else is served. */
@QuarkusTest
@TestProfile(HostileRequestsIT.BehindTls.class)
@WithTestResource(StandInKeys.class)
@WithTestResource(StandInServices.class)
class HostileRequestsIT {
    private static final Signer REALM = new Signer("realm-key");
    private static final Duration HEAD = Duration.ofSeconds(6);
    private static final Duration BODY = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int AT_ONCE = 3;
    private static final int FOR_EACH_ADDRESS = 400;
    private static final int SLOW = 10_000;
    private static final int STEPS = 4;
    private static final int ADDRESSES = 20;

    private final StandIn services = StandInServices.up();

    @Inject
    Connections connections;

    public static final class BehindTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides =
                    new HashMap<>(Map.of("ipmarket.gateway.connections.answer", ANSWER.toSeconds() + "s"));
            overrides.putAll(Map.of(
                    "ipmarket.public.url",
                    "https://market.example",
                    "ipmarket.gateway.connections.head",
                    HEAD.toSeconds() + "s",
                    "ipmarket.gateway.connections.body",
                    BODY.toSeconds() + "s",
                    "ipmarket.gateway.connections.per-address",
                    "" + FOR_EACH_ADDRESS,
                    "ipmarket.gateway.limits.caller.burst",
                    "1000000",
                    "ipmarket.gateway.limits.address.burst",
                    "1000000",
                    "ipmarket.routes.fapiao.service",
                    "bidding",
                    "ipmarket.routes.fapiao.at-once",
                    "" + AT_ONCE));
            return overrides;
        }
    }

    @BeforeEach
    void publishTheKeys() {
        StandInKeys.publish(REALM);
        given().get("/").then().statusCode(200);
    }

    @AfterEach
    void everybodyElseIsServed() {
        services.delay(Duration.ZERO);
        ask(REALM.sign(Signer.claims())).then().statusCode(200);
    }

    @Test
    void tokensThatBringTheirOwnKeyOrAlgorithmAreRefused() {
        Signer forger = new Signer("realm-key");
        int before = services.heard().size();

        for (String token : List.of(
                forger.signedWith(Signer.claims(), Map.of()),
                forger.signedWith(Signer.claims(), Map.of("kid", "realm-key")),
                forger.signedWith(Signer.claims(), Map.of("jku", services.url() + "/keys", "kid", "forged")),
                forger.signedWith(Signer.claims(), Map.of("kid", "../../../../dev/null")),
                forger.signedWith(Signer.claims(), Map.of("kid", "' or 1=1 --")),
                unsigned("None"),
                unsigned("nOnE"),
                unsigned("NONE"),
                unsigned(""),
                REALM.sign(Signer.claims()) + ".x.y",
                REALM.sign(Signer.claims()).replace(".", ".."),
                "e30.e30.")) {
            assertThat(ask(token).statusCode()).as(token).isEqualTo(401);
        }
        assertThat(services.heard()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 6\r\nTransfer-Encoding: chunked, identity",
                "Content-Length: 6\r\nTransfer-Encoding: xchunked",
                "Content-Length: 6\r\nTransfer-Encoding: chunked, chunked",
                "Content-Length: 6\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Content-Length: 6\r\nTransfer-Encoding : chunked",
                "Content-Length: 6\r\nTransfer-Encoding: \"chunked\"",
                "Content-Length: 6\r\nTransfer-Encoding: identity",
                "Content-Length: 6\r\nTransfer-Encoding:\u000bchunked",
                "Content-Length: 6\r\n Transfer-Encoding: chunked\r\nX: y",
                "Content-Length: 6\r\nContent-Length: 0",
                "Content-Length: 6, 6",
                "Content-Length: +6",
                "Content-Length: -6",
                "Content-Length: 0x6",
                "Content-Length: 6 6",
                "Content-Length : 6",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
            })
    void aBodyWithTwoEndsNeverHidesARequest(String headers) {
        int before = services.heard().size();
        String hidden = "GET /api/v1/lots/smuggled HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + REALM.sign(Signer.claims()) + "\r\n\r\n";
        int status;
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send("POST /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + REALM.sign(Signer.claims()) + "\r\n" + headers + "\r\n\r\n0\r\n\r\n" + hidden);
            status = client.answer().status();
            assertThat(client.isClosedByTheOther()).as("closed").isTrue();
        } catch (IllegalStateException closedAtOnce) {
            status = 0;
        }

        assertThat(status).isIn(0, 400, 413, 501);
        assertThat(services.heard().stream().skip(before))
                .as("heard behind the door")
                .noneMatch(heard -> heard.uri().contains("smuggled"));
    }

    /** The HTTP server takes the chunks, as RFC 9112 (6.1) lets it, and drops the length: behind the door there is one end. */
    @Test
    void ofLengthAndChunksTheServiceSeesChunksAlone() {
        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                "POST /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + REALM.sign(Signer.claims())
                        + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

        assertThat(answer.status()).isIn(200, 400);
        if (answer.status() == 200) {
            JsonObject heard = new JsonObject(answer.body());
            assertThat(heard.getString("body")).isEqualTo("hello");
            assertThat(heard.getJsonObject("headers").getString("content-length"))
                    .isNull();
        }
    }

    @Test
    void whereACallerComesFromIsWhatTheDoorHasSeen() {
        String token = REALM.sign(Signer.claims());
        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nX-Forwarded-For: 10.0.0.1\r\nx-forwarded-for: 10.0.0.2\r\nX-FORWARDED-PROTO: http"
                        + "\r\nForwarded: for=10.0.0.3\r\nforwarded: proto=http\r\nX-Forwarded-Server: evil\r\n\r\n");
        JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");

        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("https");
        assertThat(headers.fieldNames()).doesNotContain("forwarded", "x-forwarded-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lots;jsessionid=1/42",
                "/api/v1/lots/42;/bids",
                "/api/v1/lots/%34%32/bids",
                "/api/v1/%6cots/42",
                "/api/v1/lots/42/.",
                "/api//v1/lots",
                "/./api/v1/lots",
                "*",
                "lots",
                "http://user@localhost/api/v1/../../internal",
                "/api/v1/lots/\u00e9",
                "/api/v1/lots/<script>",
            })
    void aPathThatIsNotPlainIsRefused(String path) {
        int before = services.heard().size();
        try {
            RawHttp.Answer answer = RawHttp.ask(
                    RestAssured.port,
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + REALM.sign(Signer.claims()) + "\r\n\r\n");
            assertThat(answer.status()).isIn(400, 404);
        } catch (IllegalStateException closedAtOnce) {
            assertThat(closedAtOnce).hasMessageContaining("the connection ended");
        }
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void aQueryThatIsNotEncodedIsRefusedWithTheReason() throws Exception {
        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                "GET /api/v1/lots/echo?q=<b> HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + REALM.sign(Signer.claims()) + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/bad-request", "percent-encoded");
    }

    @Test
    void headersBeyondMeasureAreRefused() {
        String token = REALM.sign(Signer.claims());
        String start = "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
        int before = services.heard().size();

        assertThat(status(start + "X-Large: " + "a".repeat(64 * 1024) + "\r\n\r\n"))
                .isIn(0, 400, 431);
        assertThat(status(start + "X-Large: " + "a".repeat(1024 * 1024) + "\r\n\r\n"))
                .isIn(0, 400, 431);
        assertThat(status(start
                        + IntStream.range(0, 3_000)
                                .mapToObj(i -> "X-" + i + ": 0123456789\r\n")
                                .reduce("", String::concat)
                        + "\r\n"))
                .isIn(0, 400, 431);
        assertThat(status("GET /" + "a".repeat(64 * 1024) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isIn(0, 400, 414);
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectABrowserAlsoOverTls() {
        for (Response answer : List.of(
                given().get("/"),
                given().get("/page/page.js"),
                given().get("/nothing"),
                given().get("/api/v1/lots/echo"),
                ask(REALM.sign(Signer.claims())))) {
            assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Server")).isNull();
        }
    }

    @Test
    void overTlsTheCookiesAreForTlsAlone() {
        String cookie = given().redirects().follow(false).get("/login").header("Set-Cookie");

        assertThat(cookie)
                .startsWith("__Host-ipmarket_login=")
                .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void aRouteTakesSoManyRequestsAtOnceAndSaysSo() throws Exception {
        services.delay(Duration.ofMillis(300));
        String token = REALM.sign(Signer.claims());
        Load.Counts counts;
        try (Load load = Load.start(8, i -> request("/api/v1/fapiao", token))) {
            Thread.sleep(1_500);
            counts = load.finish();
        }

        assertThat(counts.byOutcome()).containsOnlyKeys("200", "503 too-busy");
        assertThat(services.mostDelayed()).isEqualTo(AT_ONCE);
        services.delay(Duration.ZERO);
        await().until(() -> given().header("Authorization", "Bearer " + token)
                        .get("/api/v1/fapiao")
                        .statusCode()
                == 200);
    }

    @Test
    void aBodyThatDribblesDoesNotHoldItsConnection() {
        long began = System.nanoTime();
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send("POST /api/v1/feed/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + REALM.sign(Signer.claims()) + "\r\nContent-Length: 1000\r\n\r\n");
            // the route would wait for 40 s, and all of the body takes minutes
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        try {
                            client.send("x");
                            return false;
                        } catch (RuntimeException closed) {
                            return true;
                        }
                    });
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(BODY);
    }

    @Test
    void whoTakesNothingOfItsAnswerDoesNotHoldItsConnection() {
        long before = connections.tooSlow();
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(largeAnswer());

            await().atMost(Duration.ofSeconds(30)).until(() -> connections.tooSlow() > before);
            assertThat(client.isClosedByTheOther()).isTrue();
        }
    }

    @Test
    void whoTakesItsAnswerSlowlyGetsAllOfIt() throws Exception {
        int piece = 128 * 1024;
        long taken = 0;
        long began = System.nanoTime();
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(largeAnswer());
            int last = piece;
            while (last == piece) {
                Thread.sleep(100);
                last = client.take(piece);
                taken += last;
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(ANSWER);
        assertThat(taken).isGreaterThan(5 * 1024 * 1024);
    }

    private static String largeAnswer() {
        return "GET /api/v1/lots/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + REALM.sign(Signer.claims()) + "\r\n\r\n";
    }

    @Test
    void tenThousandSlowConnectionsAreRefusedOrEndedAndTheRestIsServed() throws Exception {
        String token = REALM.sign(Signer.claims());
        long refusedBefore = connections.refused();
        long slowBefore = connections.tooSlow();
        Load.Counts ordinary;
        try (SlowConnections slow = new SlowConnections(RestAssured.port);
                Load load = Load.start(8, i -> request("/api/v1/lots/echo", token))) {
            for (int step = 0; step < STEPS; step++) {
                slow.open(SLOW / STEPS, ADDRESSES);
                slow.dribble();
            }
            // to its sender one that will be refused is open until the door comes to it
            int[] left = new int[1];
            await().atMost(HEAD.dividedBy(2)).until(() -> {
                left[0] = slow.dribble();
                return left[0] <= ADDRESSES * FOR_EACH_ADDRESS;
            });
            int most = left[0];
            await().atMost(HEAD.multipliedBy(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        left[0] = slow.dribble();
                        return left[0] == 0;
                    });
            ordinary = load.finish();
            System.out.printf(
                    "FIGURE slow_connections %d, open at once %d, not even opened %d, refused %d, too slow %d%n",
                    SLOW,
                    most,
                    slow.failed(),
                    connections.refused() - refusedBefore,
                    connections.tooSlow() - slowBefore);
        }
        System.out.println("FIGURE ordinary_meanwhile " + ordinary);

        assertThat(ordinary.byOutcome()).containsOnlyKeys("200");
        await().atMost(Duration.ofSeconds(10)).until(() -> connections.open() < FOR_EACH_ADDRESS);
    }

    @Test
    void oneAddressHoldsNoMoreThanItsShare() {
        try (SlowConnections slow = new SlowConnections(RestAssured.port)) {
            slow.open(FOR_EACH_ADDRESS + 200, 1);
            await().atMost(HEAD).until(() -> slow.dribble() <= FOR_EACH_ADDRESS);
            ask(REALM.sign(Signer.claims())).then().statusCode(200);
        }
    }

    private static int status(String request) {
        try {
            return RawHttp.ask(RestAssured.port, request).status();
        } catch (RuntimeException closedAtOnce) {
            return 0;
        }
    }

    private static String unsigned(String algorithm) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(("{\"alg\":\"" + algorithm + "\"}").getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(Signer.claims().toJson().getBytes(StandardCharsets.UTF_8)) + ".";
    }

    private static HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/lots/echo");
    }
}
