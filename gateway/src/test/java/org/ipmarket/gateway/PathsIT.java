package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.ipmarket.chassis.test.MarketParts;
import org.ipmarket.chassis.test.TestMarket;
import org.ipmarket.chassis.test.Tokens;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody comes to a room without a door, whatever the path looks like. */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class PathsIT {
    private final StandIn services = StandInServices.up();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/backlog",
                "/api/internal/backlog",
                "/api/v1",
                "/api/v1/",
                "/api/v1/internal/backlog",
                "/api/v2/lots",
                "/q/metrics",
                "/q/dev-ui",
                "/q/healthy",
                "/API/V1/lots",
                "/auth/admin/",
                "/auth/admin/master/console/",
                "/auth/admin/realms/ipmarket/users",
                "/auth/realms/master/protocol/openid-connect/token",
                "/auth/realms/ipmarket/clients-registrations/default",
                "/auth/health/ready",
                "/auth/metrics",
            })
    void areNotKnown(String path) {
        RawHttp.Answer answer = ask("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.head()).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/unknown-resource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lots/../../internal/backlog",
                "/api/v1/lots/../../../internal/backlog",
                "/api/v1/lots/..",
                "/api/v1/lots/%2e%2e/%2e%2e/%2e%2e/internal/backlog",
                "/api/v1/lots/.%2e/.%2e/.%2e/internal/backlog",
                "/api/v1/lots%2f..%2f..%2f..%2finternal%2fbacklog",
                "/api/v1/lots/..%2f..%2f..%2finternal/backlog",
                "/api/v1/lots/%252e%252e/%252e%252e/internal/backlog",
                "/api/v1/lots/..;/..;/..;/internal/backlog",
                "/api/v1/lots;/../../../internal/backlog",
                "/api/v1/lots/..\\..\\..\\internal\\backlog",
                "/api/v1/lots/%5c..%5c..%5cinternal",
                "/api/v1/lots//../../internal/backlog",
                "//internal/backlog",
                "/api/v1/lots/%00/internal",
                "/auth/realms/ipmarket/../../admin/",
                "/auth/realms/ipmarket/%2e%2e/%2e%2e/admin/",
                "/auth/resources/..%2f..%2fadmin/",
                "/auth/resources/../realms/master/protocol/openid-connect/token",
                "/q/health/../../internal/backlog",
                "/q/health/..%2f..%2finternal",
                "http://127.0.0.1/api/v1/lots/../../internal/backlog",
            })
    void cannotBeDisguised(String path) {
        int before = services.heard().size();

        RawHttp.Answer answer = ask("GET", path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void meanWhatTheDoorReadsInThemWhateverTheFormOfTheRequest() {
        RawHttp.Answer answer = ask("GET", "http://elsewhere.example/api/v1/lots/echo?a=b");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(services.last().uri()).isEqualTo("/api/v1/lots/echo?a=b");
    }

    @Test
    void leadToOneRealmOfTheLoginService() {
        given().when()
                .get("/auth/realms/ipmarket/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(TestMarket.settings().issuer()))
                .body("token_endpoint", startsWith(TestMarket.settings().issuer() + "/"));
        given().formParam("grant_type", "password")
                .formParam("client_id", "ipmarket-cli")
                .formParam("username", "lin.trader")
                .formParam("password", "demo")
                .when()
                .post("/auth/realms/ipmarket/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"));
    }

    @Test
    void leadToTheGatewaysOwnHealth() {
        given().when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    /** The first request on a connection comes another way than those after it. */
    @Test
    void onOneConnectionTheHealthAndTheServicesAnswerInAnyOrder() {
        String health = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String api = "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("lin.trader") + "\r\n\r\n";
        for (String first : List.of(health, api)) {
            try (RawHttp client = new RawHttp(RestAssured.port)) {
                assertThat(client.send(first).answer().status()).isEqualTo(200);
                for (int i = 0; i < 2; i++) {
                    assertThat(client.send(health).answer().body()).contains("\"UP\"");
                    assertThat(client.send(api).answer().body()).contains("/api/v1/lots/echo");
                }
            }
        }
    }

    private static RawHttp.Answer ask(String method, String target) {
        return RawHttp.ask(
                RestAssured.port,
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + Tokens.of("lin.trader") + "\r\n\r\n");
    }
}
