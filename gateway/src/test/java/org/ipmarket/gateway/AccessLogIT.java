package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.exchange.AccessLog;
import org.ipmarket.gateway.support.LogLines;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each request leaves one line that a machine reads, and no secret. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class AccessLogIT {
    private LogLines log;

    @BeforeEach
    void read() {
        log = LogLines.of(AccessLog.CATEGORY);
    }

    @AfterEach
    void stopReading() {
        log.close();
    }

    @Test
    void namesWhoWhatAndTheOutcome() {
        given().header("Authorization", "Bearer " + Tokens.of("lin.trader"))
                .header("X-Correlation-Id", "access-log-1")
                .body("12345")
                .post("/api/v1/lots/echo");

        JsonObject line = line("access-log-1");
        assertThat(line.getString("method")).isEqualTo("POST");
        assertThat(line.getString("path")).isEqualTo("/api/v1/lots/echo");
        assertThat(line.getInteger("status")).isEqualTo(200);
        assertThat(line.getString("resource")).isEqualTo("lots");
        assertThat(line.getString("client")).isEqualTo("ipmarket-cli");
        assertThat(line.getString("subject")).isNotBlank();
        assertThat(line.getString("address")).isEqualTo("127.0.0.1");
        assertThat(line.getString("trace")).matches("[0-9a-f]{32}");
        assertThat(line.getInteger("received")).isEqualTo(5);
        assertThat(line.getDouble("millis")).isPositive();
        assertThat(line.containsKey("refusal")).isFalse();
    }

    @Test
    void namesTheRefusal() {
        given().header("X-Correlation-Id", "access-log-2").get("/api/v1/lots/echo");

        assertThat(line("access-log-2").getString("refusal")).isEqualTo("unauthorized");
    }

    @Test
    void holdsNoSecret() {
        String token = Tokens.of("lin.trader");
        given().header("Authorization", "Bearer " + token)
                .header("X-Correlation-Id", "access-log-3")
                .header("Cookie", "session=cookie-secret")
                .body("body-secret")
                .post("/api/v1/lots/echo?code=query-secret");
        given().header("X-Correlation-Id", "access-log-4")
                .formParam("client_id", "ipmarket-cli")
                .formParam("grant_type", "password")
                .formParam("username", "lin.trader")
                .formParam("password", "form-secret")
                .post("/auth/realms/ipmarket/protocol/openid-connect/token?code=query-secret");
        line("access-log-3");
        line("access-log-4");

        assertThat(log.seen()).noneMatch(line -> line.contains("secret") || line.contains(token));
    }

    private JsonObject line(String correlation) {
        await().until(() -> log.seen().stream().anyMatch(line -> line.contains(correlation)));
        return log.seen().stream()
                .filter(line -> line.contains(correlation))
                .map(JsonObject::new)
                .findFirst()
                .orElseThrow();
    }
}
