package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.ipmarket.gateway.route.RoutesWatch;
import org.ipmarket.gateway.support.Load;
import org.ipmarket.gateway.support.LogLines;
import org.ipmarket.gateway.support.Signer;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInKeys;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes change while people ask, and nobody notices; a file that cannot be used changes nothing. */
@QuarkusTest
@TestProfile(RouteChangeIT.WithAFile.class)
@WithTestResource(StandInKeys.class)
@WithTestResource(StandInServices.class)
class RouteChangeIT {
    private static final Signer REALM = new Signer("realm-key");
    private static final StandIn OTHER = StandIn.opened();
    private static final Path FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "routes-" + ProcessHandle.current().pid() + ".properties");
    private static final int CHANGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StandIn configured = StandInServices.up();

    public static final class WithAFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ipmarket.gateway.routes.file", FILE.toString(), "ipmarket.gateway.routes.every", "50ms");
        }
    }

    @BeforeEach
    void publishTheKeys() {
        StandInKeys.publish(REALM);
    }

    /** All that a test has changed, or the next one would begin while its file is still in force. */
    @AfterEach
    void asConfigured() {
        write("");
        await().atMost(PATIENCE).until(() -> ask("wallets") == 404 && answers("lots", configured));
        OTHER.delay(Duration.ZERO);
        configured.delay(Duration.ZERO);
    }

    @AfterAll
    static void remove() throws IOException {
        OTHER.shut();
        Files.deleteIfExists(FILE);
    }

    @Test
    void requestsUnderWayAndThoseThatComeAreAnsweredWhileRoutesChange() throws Exception {
        OTHER.delay(Duration.ofMillis(60));
        configured.delay(Duration.ofMillis(60));
        String token = REALM.sign(Signer.claims());
        int there = OTHER.heard().size();
        Load.Counts counts;
        try (Load load = Load.start(16, i -> request("/api/v1/lots/lot-" + i, token))) {
            for (int change = 0; change < CHANGES; change++) {
                write(change % 2 == 0 ? "ipmarket.gateway.services.bidding.url=" + OTHER.url() : "");
                Thread.sleep(200);
            }
            counts = load.finish();
        }
        System.out.println("FIGURE routes_changed " + CHANGES + " times: " + counts);

        assertThat(counts.byOutcome()).containsOnlyKeys("200");
        assertThat(OTHER.heard().size()).isGreaterThan(there);
    }

    @Test
    void aRouteIsAddedMovedAndWithdrawn() {
        write("ipmarket.routes.wallets.service=other\nipmarket.gateway.services.other.url=" + OTHER.url()
                + "\nipmarket.routes.lots.service=other\nipmarket.routes.fapiao.service=none\n");
        await().atMost(PATIENCE).until(() -> answers("wallets", OTHER));

        assertThat(answers("lots", OTHER)).isTrue();
        assertThat(ask("fapiao")).isEqualTo(404);
        assertThat(answers("centres", configured)).isTrue();

        write("");
        await().atMost(PATIENCE).until(() -> ask("wallets") == 404);
        assertThat(answers("lots", configured)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipmarket.routes.lots.service=nobody",
                "ipmarket.gateway.services.bidding.url=ftp://somewhere",
                "ipmarket.gateway.services.bidding.url=",
                "ipmarket.routes.lots.timeout=soon",
                "ipmarket.routes.lots.timeout=0s",
                "ipmarket.routes.lots.at-once=0",
                "ipmarket.routes.lots.largest-body=much",
                "ipmarket.routes.lots.tiemout=3s",
                "ipmarket.gateway.limits.body=1K",
                "quarkus.http.port=1",
                "ipmarket.routes.lots.service=\\u12",
            })
    void aFileThatCannotBeUsedChangesNothing(String line) {
        try (LogLines log = LogLines.of(RoutesWatch.class.getName())) {
            write(line + "\nipmarket.routes.wallets.service=listing\n");
            await().atMost(PATIENCE).until(() -> log.seen().stream().anyMatch(said -> said.contains("is not used")));
        }

        assertThat(ask("wallets")).isEqualTo(404);
        assertThat(answers("lots", configured)).isTrue();
        write("ipmarket.routes.wallets.service=listing\n");
        await().atMost(PATIENCE).until(() -> ask("wallets") == 200);
    }

    private static boolean answers(String resource, StandIn server) {
        int before = server.heard().size();
        return ask(resource) == 200 && server.heard().size() == before + 1;
    }

    private static int ask(String resource) {
        return given().header("Authorization", "Bearer " + REALM.sign(Signer.claims()))
                .get("/api/v1/" + resource)
                .statusCode();
    }

    /** At one stroke, as an operator's tools do. */
    private static void write(String text) {
        try {
            Path next = FILE.resolveSibling(FILE.getFileName() + ".next");
            Files.writeString(next, text + "\n#" + System.nanoTime() + "\n");
            Files.move(next, FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
