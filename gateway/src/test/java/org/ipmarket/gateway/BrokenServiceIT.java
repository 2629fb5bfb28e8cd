package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;

/** When a service fails, its caller learns whether trying again can do harm. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class BrokenServiceIT {
    /** The longest pause between two trials is four seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void aServiceThatIsDownIsSaidToBeUnavailable() {
        asTrader()
                .body("{}")
                .when()
                .post("/api/v1/deposits")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-4]"))
                .body("type", equalTo("/problems/service-unavailable"))
                .body("resource", equalTo("deposits"));
    }

    @Test
    void aServiceThatComesBackIsUsedSoon() {
        StandInServices.down().open();
        try {
            await().atMost(PATIENCE)
                    .until(() -> asTrader().get("/api/v1/deposits").statusCode() == 200);
        } finally {
            StandInServices.down().shut();
        }
        asTrader().when().get("/api/v1/deposits").then().statusCode(503);
    }

    @Test
    void aServiceThatHasFailedRepeatedlyIsNotAskedUntilATrialSucceeds() {
        IntStream.range(0, 6)
                .forEach(i -> asTrader().get("/api/v1/deposits").then().statusCode(503));
        StandInServices.down().open();
        try {
            await().atMost(PATIENCE)
                    .until(() -> asTrader().get("/api/v1/deposits").statusCode() == 200);
            asTrader().get("/api/v1/deposits").then().statusCode(200);
        } finally {
            StandInServices.down().shut();
        }
    }

    @Test
    void aServiceThatBreaksOffEachRequestGetsATrialNowAndThen() {
        StandInServices.down().open();
        try {
            await().atMost(PATIENCE)
                    .until(() -> asTrader().get("/api/v1/deposits").statusCode() == 200);
            StandInServices.down().heard().clear();
            StandInServices.down().breakNext(Integer.MAX_VALUE);

            long began = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                asTrader().body("{}").post("/api/v1/deposits").then().statusCode(503);
            }
            long trials = (System.nanoTime() - began) / Duration.ofMillis(250).toNanos();

            assertThat(StandInServices.down().heard()).hasSizeBetween(5, (int) (5 + trials));
            StandInServices.down().breakNext(0);
            await().atMost(PATIENCE)
                    .until(() -> asTrader().get("/api/v1/deposits").statusCode() == 200);
        } finally {
            StandInServices.down().breakNext(0);
            StandInServices.down().shut();
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsSaidToBeLate() {
        asTrader()
                .when()
                .get("/api/v1/" + StandInServices.IMPATIENT + "/silent")
                .then()
                .statusCode(504)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/answer-late"))
                .body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void anAnswerThatIsLostIsNotSaidToBeUnavailable() {
        asTrader()
                .body("{}")
                .when()
                .post("/api/v1/lots/hang-up")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/answer-lost"))
                .body("detail", containsString("Idempotency-Key"));
        asTrader().when().get("/api/v1/lots/hang-up-at-once").then().statusCode(503);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsNotMadeToLookWhole() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send("GET /api/v1/lots/half HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Tokens.of("lin.trader") + "\r\n\r\n");
            String head = client.until("\r\n\r\n");

            assertThat(head).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 1000");
            assertThat(client.until("only this")).isEqualTo("only this");
            assertThat(client.isClosedByTheOther()).isTrue();
        }
    }

    @Test
    void anAnswerThatCannotBePassedOnIsSaidToBeLost() throws Exception {
        AtomicReference<String> answer = new AtomicReference<>();
        ServerSocket service = new ServerSocket(StandInServices.down().port(), 50, InetAddress.getLoopbackAddress());
        Thread answering = Thread.ofPlatform().start(() -> answerAll(service, answer));
        for (String rest : List.of(
                "Transfer-Encoding: gzip, chunked\r\n\r\n",
                "X-Odd: a\u0001b\r\nContent-Length: 2\r\n\r\n{}",
                "X-Odd: a\rSet-Cookie: b=c\r\nContent-Length: 2\r\n\r\n{}",
                "Content-Length: 2, 3\r\n\r\n{}")) {
            answer.set("HTTP/1.1 200 OK\r\n" + rest);

            await().atMost(PATIENCE).untilAsserted(() -> asTrader()
                    .get("/api/v1/deposits")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/answer-lost")));
        }
        service.close();
        answering.join();
        await().atMost(PATIENCE).untilAsserted(() -> asTrader()
                .get("/api/v1/deposits")
                .then()
                .body("type", equalTo("/problems/service-unavailable")));
    }

    private static void answerAll(ServerSocket service, AtomicReference<String> answer) {
        while (!service.isClosed()) {
            try (Socket caller = service.accept()) {
                caller.getInputStream().read(new byte[16_384]);
                caller.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
                caller.getOutputStream().flush();
            } catch (IOException next) {
                continue;
            }
        }
    }

    private static RequestSpecification asTrader() {
        return given().header("Authorization", "Bearer " + Tokens.of("lin.trader"));
    }
}
