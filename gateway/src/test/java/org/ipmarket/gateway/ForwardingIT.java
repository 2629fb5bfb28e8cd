package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Headers;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes, passes whole; what the services may trust is what the door itself has seen. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class ForwardingIT {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void passesARequestOnWithItsTokenQueryAndHeaders() {
        String token = Tokens.of("lin.trader");

        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "key-12345678")
                .header("On-Behalf-Of", "01900000-0000-7000-8000-000000000001")
                .header("If-Match", "\"v2\"")
                .contentType("application/json")
                .body("{\"amount\":\"竞价\"}")
                .when()
                .post("/api/v1/lots/echo?state=OPEN&q=%E4%B8%AD")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("method", equalTo("POST"))
                .body("uri", equalTo("/api/v1/lots/echo?state=OPEN&q=%E4%B8%AD"))
                .body("headers.authorization", equalTo("Bearer " + token))
                .body("headers.idempotency-key", equalTo("key-12345678"))
                .body("headers.on-behalf-of", equalTo("01900000-0000-7000-8000-000000000001"))
                .body("headers.if-match", equalTo("\"v2\""))
                .body("body", equalTo("{\"amount\":\"竞价\"}"));
    }

    @Test
    void aLinkInAMailNeedsNoTokenAndBringsNobody() {
        given().header("Authorization", "Bearer whatever")
                .header("Cookie", "ipmarket_session=whatever")
                .header("Origin", "null")
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .when()
                .post("/api/v1/notices/unsubscriptions/echo")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/v1/notices/unsubscriptions/echo"))
                .body("body", equalTo("List-Unsubscribe=One-Click"))
                .body("headers.authorization", nullValue())
                .body("headers.cookie", nullValue());
        given().get("/api/v1/notices/confirmations/echo").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/notices",
                "/api/v1/notices/unsubscriptions",
                "/api/v1/notices/unsubscriptions/",
                "/api/v1/notices/preferences/echo",
                "/api/v1/lots/unsubscriptions/echo",
                "/api/v1/notices/echo/unsubscriptions"
            })
    void nothingElseOfItIsOpen(String path) {
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void leavesItToTheServiceWhichMethodsItAnswers(Method method) {
        asTrader()
                .when()
                .request(method, "/api/v1/lots/echo")
                .then()
                .statusCode(200)
                .body("method", equalTo(method.name()));
    }

    @Test
    void answersHeadWithoutABody() {
        asTrader()
                .when()
                .head("/api/v1/lots/echo")
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body(blankOrNullString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void refusesMethodsThatNoServiceHas(String method) {
        asTrader()
                .when()
                .request(method, "/api/v1/lots/echo")
                .then()
                .statusCode(405)
                .header("Allow", startsWith("GET"))
                .body("type", equalTo("/problems/method-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"centres", "participants", "assets", "listings", "lots", "valuations"})
    void knowsEachResource(String resource) {
        asTrader().when().get("/api/v1/" + resource).then().statusCode(200).body("uri", equalTo("/api/v1/" + resource));
    }

    @Test
    void answersForUnknownResourcesItself() {
        asTrader()
                .when()
                .get("/api/v1/wallets/1")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-resource"));
    }

    @Test
    void passesRefusalsOfTheServiceAsTheyAre() {
        asTrader()
                .when()
                .get("/api/v1/lots/refusal")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/bid-too-low"));
    }

    @Test
    void passesAnswersWithoutABody() {
        asTrader().when().get("/api/v1/lots/nothing").then().statusCode(204).header("Transfer-Encoding", nullValue());
        asTrader().when().get("/api/v1/lots/unmodified").then().statusCode(304).header("ETag", "\"v3\"");
    }

    @Test
    void passesALargeAnswer() {
        assertThat(asTrader().when().get("/api/v1/lots/large").asByteArray()).hasSize(5 * 1024 * 1024);
    }

    @Test
    void replacesWhatACallerSaysAboutWhereItComesFrom() {
        asTrader()
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/internal")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/internal/backlog")
                .header("Cookie", "KEYCLOAK_IDENTITY=secret")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-host", equalTo("127.0.0.1:" + RestAssured.port))
                .body("headers.x-forwarded-port", equalTo("" + RestAssured.port))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-prefix", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.x-original-url", nullValue())
                .body("headers.cookie", nullValue());
    }

    @Test
    void keepsHopByHopHeadersToTheirHop() {
        asTrader()
                .header("Connection", "X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("Upgrade", "websocket")
                .header("TE", "trailers")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .statusCode(200)
                .body("headers.x-secret-hop", nullValue())
                .body("headers.upgrade", nullValue())
                .body("headers.te", nullValue());
        asTrader()
                .when()
                .get("/api/v1/lots/hops")
                .then()
                .header("X-Hop", nullValue())
                .header("Server", nullValue());
    }

    @Test
    void keepsAGoodCorrelationIdAndMakesOneWhereItIsNot() {
        asTrader()
                .header("X-Correlation-Id", "order-0000042")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .header("X-Correlation-Id", "order-0000042")
                .body("headers.x-correlation-id", equalTo("order-0000042"));
        asTrader()
                .header("X-Correlation-Id", "<script>")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .header("X-Correlation-Id", matchesPattern("[0-9a-f]{32}"))
                .body("headers.x-correlation-id", matchesPattern("[0-9a-f]{32}"));
        asTrader()
                .header("X-Correlation-Id", "order-0000042")
                .when()
                .get("/api/v1/lots/hops")
                .then()
                .header("X-Correlation-Id", "order-0000042");
        given().header("X-Correlation-Id", "order-0000042")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .statusCode(401)
                .header("X-Correlation-Id", "order-0000042")
                .body("instance", endsWith("order-0000042"));
    }

    @Test
    void keepsATraceAndMakesOneWhereThereIsNone() {
        asTrader()
                .header("traceparent", TRACE)
                .header("tracestate", "vendor=1")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .body("headers.traceparent", equalTo(TRACE))
                .body("headers.tracestate", equalTo("vendor=1"));
        asTrader()
                .header("tracestate", "vendor=1")
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-01"))
                .body("headers.tracestate", nullValue());
    }

    @Test
    void sendsEveryAnswerWithTheHeadersThatProtectABrowser() {
        asTrader()
                .when()
                .get("/api/v1/lots/echo")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .header("RateLimit", not(blankOrNullString()));
    }

    @Test
    void whatTheServiceSaysOfThemItselfStands() {
        Headers headers = asTrader().get("/api/v1/lots/framed").headers();

        assertThat(headers.getValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(headers.getValues("Cache-Control")).containsExactly("private");
        assertThat(headers.getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.getValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void neverUpgradesAConnection() {
        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port,
                "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                        + Tokens.of("lin.trader") + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("\"upgrade\"");
    }

    private static RequestSpecification asTrader() {
        return given().header("Authorization", "Bearer " + Tokens.of("lin.trader"));
    }
}
