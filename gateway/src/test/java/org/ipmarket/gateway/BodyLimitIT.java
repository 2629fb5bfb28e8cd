package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;

/** Everything that comes in has a bound, and is told which. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class BodyLimitIT {
    private static final int LIMIT = 1024 * 1024;

    private final StandIn services = StandInServices.up();

    @Test
    void letsABodyOfExactlyTheLimitThrough() {
        given().header("Authorization", bearer())
                .body(new byte[LIMIT])
                .when()
                .post("/api/v1/lots/echo")
                .then()
                .statusCode(200)
                .body("length", equalTo(LIMIT));
    }

    @Test
    void refusesALongerOneByItsAnnouncedLength() {
        int before = services.heard().size();

        given().header("Authorization", bearer())
                .body(new byte[2 * LIMIT])
                .when()
                .post("/api/v1/lots/echo")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/body-too-large"))
                .body("accepted", equalTo(LIMIT));
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void countsAChunkedOneAndTheServiceNeverSeesItsEnd() {
        int before = services.heard().size();

        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/lots/echo", "Transfer-Encoding: chunked"));
            for (int sent = 0; sent <= LIMIT; sent += 64 * 1024) {
                client.send("10000\r\n" + "x".repeat(64 * 1024) + "\r\n");
            }
            client.send("0\r\n\r\n");
            RawHttp.Answer answer = client.answer();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("/problems/body-too-large");
        }
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void letsALargerOneThroughWhereTheRouteSaysSo() {
        given().header("Authorization", bearer())
                .body(new byte[3 * LIMIT])
                .when()
                .post("/api/v1/asset-imports/echo")
                .then()
                .statusCode(200)
                .body("length", equalTo(3 * LIMIT));
    }

    @Test
    void holdsEachRouteToItsOwnLimit() {
        int before = services.heard().size();

        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/evidence/echo", "Content-Length: " + (32L * LIMIT + 1)));
            RawHttp.Answer answer = client.answer();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("" + 32L * LIMIT);
        }
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void countsAChunkedOneWhereTheRouteSaysHowMuch() {
        int before = services.heard().size();

        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/evidence/echo", "Transfer-Encoding: chunked"));
            for (long sent = 0; sent <= 32L * LIMIT; sent += LIMIT) {
                client.send("100000\r\n" + "x".repeat(LIMIT) + "\r\n");
            }
            client.send("0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(413);
        }
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void aReadingOfSuchARouteKeepsTheUsualLimit() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("GET", "/api/v1/asset-imports", "Content-Length: " + 2 * LIMIT));

            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void letsAChunkedBodyThrough() {
        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                head("POST", "/api/v1/lots/echo", "Transfer-Encoding: chunked")
                        + "5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("helloyou");
    }

    @Test
    void doesNotReadWhatIsFarTooLong() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/lots/echo", "Content-Length: 99999999999"));

            assertThat(client.answer().status()).isEqualTo(413);
            assertThat(client.isClosedByTheOther()).isTrue();
        }
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/lots/echo", "Content-Length: 5\r\nExpect: 100-continue"));
            assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 100");
            client.send("hello");

            assertThat(client.answer().body()).contains("hello");
        }
    }

    @Test
    void doesNotAskForOneThatIsTooLong() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/lots/echo", "Content-Length: 2000000\r\nExpect: 100-continue"));

            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void keepsTheConnectionAfterASmallRefusedBody() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send("POST /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.answer().status()).isEqualTo(401);
            client.send(head("GET", "/api/v1/lots/echo", "Accept: */*"));
            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void refusesABodyWithTwoEnds() {
        int before = services.heard().size();

        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                head("POST", "/api/v1/lots/echo", "Content-Length: 4\r\nTransfer-Encoding: chunked, identity")
                        + "0\r\n\r\nGET /internal/backlog HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void refusesATargetThatIsTooLong() {
        given().header("Authorization", bearer())
                .when()
                .get("/api/v1/lots?q=" + "a".repeat(4096))
                .then()
                .statusCode(414)
                .body("type", equalTo("/problems/uri-too-long"));
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        given().header("Authorization", bearer())
                .header("X-Large", "a".repeat(16 * 1024))
                .when()
                .get("/api/v1/lots")
                .then()
                .statusCode(431)
                .body("type", equalTo("/problems/headers-too-large"));
    }

    @Test
    void doesNotLetASlowBodyHoldTheService() {
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send(head("POST", "/api/v1/" + StandInServices.IMPATIENT + "/echo", "Content-Length: 10") + "half");
            RawHttp.Answer answer = client.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("/problems/request-timeout");
            assertThat(client.isClosedByTheOther()).isTrue();
        }
    }

    private static String bearer() {
        return "Bearer " + Tokens.of("lin.trader");
    }

    private static String head(String method, String target, String headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + bearer() + "\r\n" + headers
                + "\r\n\r\n";
    }
}
