package org.ipmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library does not judge header fields here, so the door has to (ADR 16). */
@QuarkusTest
@WithTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@WithTestResource(StandInServices.class)
class HeaderFieldsIT {
    private final StandIn services = StandInServices.up();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Odd: a\u0000b",
                "X-Odd: a\rX-Other: b",
                "X-Odd: a\u007fb",
                "X-Odd\u0001: a",
                "X-Odd : a",
                "X Odd: a",
                ": a",
                "X-\u00e9: a"
            })
    void aHeaderThatIsNoneEndsTheConnection(String header) {
        int before = services.heard().size();

        try (RawHttp client = new RawHttp(RestAssured.port)) {
            client.send("GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + Tokens.of("lin.trader") + "\r\n" + header + "\r\n\r\n");
            RawHttp.Answer answer = client.answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("/problems/bad-request", "RFC 9110");
            assertThat(client.isClosedByTheOther()).isTrue();
        }
        assertThat(services.heard()).hasSize(before);
    }

    /** Save for the credentials, which are judged once for a connection, each request is. */
    @Test
    void aHeaderThatIsNoneIsRefusedAfterAPlainRequestToo() {
        String start =
                "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("lin.trader");
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            assertThat(client.send(start + "\r\n\r\n").answer().status()).isEqualTo(200);
            assertThat(client.send(start + "\r\nX-Odd: a\u0000b\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(400);
        }
        try (RawHttp client = new RawHttp(RestAssured.port)) {
            assertThat(client.send(start + "\r\n\r\n").answer().status()).isEqualTo(200);
            assertThat(client.send(start + "\u0000\r\n\r\n").answer().status()).isEqualTo(400);
        }
    }
}
