package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;

/** A watcher sees each event when it happens, and leaves nothing behind. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class StreamIT {
    private static final int MORE_THAN_A_POOL = 80;

    private final StandIn services = StandInServices.up();

    @Test
    void passesEachEventWhenItHappens() {
        try (RawHttp watcher = watch()) {
            assertThat(watcher.until("\r\n\r\n")).startsWith("HTTP/1.1 200").contains("text/event-stream");
            watcher.until("data: hello\n\n");
            await().until(() -> services.watchers() > 0);
            services.tell("first");
            watcher.until("data: first\n\n");
            services.tell("second");
            watcher.until("data: second\n\n");
        }
        await().until(() -> services.watchers() == 0);
    }

    @Test
    void doesNotTakeTheConnectionsOfOthers() {
        List<RawHttp> watchers = new ArrayList<>();
        try {
            for (int count = 0; count < MORE_THAN_A_POOL * Runtime.getRuntime().availableProcessors(); count++) {
                watchers.add(watch());
            }
            watchers.forEach(watcher -> watcher.until("data: hello\n\n"));

            given().header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                    .when()
                    .get("/api/v1/lots/echo")
                    .then()
                    .statusCode(200);
        } finally {
            watchers.forEach(RawHttp::close);
        }
        await().until(() -> services.watchers() == 0);
    }

    /** The head of an answer without an end would leave a connection behind that nobody can use. */
    @Test
    void tellsNoHeadOfWhatNeverEnds() {
        for (String path : List.of("/api/v1/lots/1/stream", "/api/v1/lots/1/stream/")) {
            given().header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                    .when()
                    .head(path)
                    .then()
                    .statusCode(405)
                    .header("Allow", "GET");
        }
    }

    private static RawHttp watch() {
        return new RawHttp(RestAssured.port)
                .send("GET /api/v1/lots/0190a1b2-0000-7000-8000-000000000001/stream HTTP/1.1\r\nHost: localhost\r\n"
                        + "Accept: text/event-stream\r\nLast-Event-ID: 7\r\nAuthorization: Bearer "
                        + Tokens.of("lin.trader") + "\r\n\r\n");
    }
}
