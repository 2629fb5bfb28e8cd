package org.ipmarket.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import org.ipmarket.gateway.support.RawHttp;
import org.ipmarket.gateway.support.Signer;
import org.ipmarket.gateway.support.StandIn;
import org.ipmarket.gateway.support.StandInKeys;
import org.ipmarket.gateway.support.StandInServices;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/** Who has no good token does not come in, and learns why; a good one passes unchanged. */
@QuarkusTest
@WithTestResource(StandInKeys.class)
@WithTestResource(StandInServices.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokenCheckIT {
    private static final Signer REALM = new Signer("realm-key");

    private final StandIn services = StandInServices.up();

    @BeforeEach
    void publishTheKeys(TestInfo test) {
        if (test.getTags().isEmpty()) {
            StandInKeys.publish(REALM);
        }
    }

    @Test
    @Order(1)
    @Tag("before-the-login-service")
    void theDoorOpensBeforeTheLoginServiceDoes() {
        ask(REALM.sign(Signer.claims()))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/identity-unavailable"));
        given().when().get("/q/health/ready").then().statusCode(200);

        StandInKeys.publish(REALM);
        ask(REALM.sign(Signer.claims())).then().statusCode(200);
    }

    @Test
    void aGoodTokenPassesUnchanged() {
        String token = REALM.sign(Signer.claims());

        ask(token).then().statusCode(200).body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void noTokenIsAnswered401() {
        given().when()
                .get("/api/v1/lots/echo")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"ipmarket\"")
                .body("type", equalTo("/problems/unauthorized"))
                .body("status", equalTo(401));
        assertRefused(given().header("Authorization", "Basic bGluOmRlbW8=").get("/api/v1/lots/echo"));
        assertRefused(
                given().queryParam("access_token", REALM.sign(Signer.claims())).get("/api/v1/lots/echo"));
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(Signer.claimsThatLive(Duration.ofSeconds(-5)), "expired");
    }

    @Test
    void aTokenThatExpiresWhileItIsRememberedIsRefusedFromThenOn() {
        String token = REALM.sign(Signer.claimsThatLive(Duration.ofSeconds(6)));
        ask(token).then().statusCode(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> ask(token).statusCode() == 401);
        ask(token).then().header("WWW-Authenticate", containsString("expired"));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        JwtClaims claims = Signer.claims();
        claims.setAudience("account");

        assertRefused(claims, "audience");
    }

    @Test
    void aTokenWithoutAudienceIsRefused() {
        JwtClaims claims = Signer.claims();
        claims.unsetClaim("aud");

        assertRefused(claims, "audience");
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        JwtClaims claims = Signer.claims();
        claims.setIssuer("http://localhost:9080/auth/realms/master");

        assertRefused(claims, "issuer");
    }

    @Test
    void anIdentityTokenIsNoAccessToken() {
        JwtClaims claims = Signer.claims();
        claims.setClaim("typ", "ID");

        assertRefused(claims, "verified");
    }

    @Test
    void aForgedSignatureIsRefused() {
        assertRefused(ask(new Signer("realm-key").sign(Signer.claims())));
        assertRefused(ask(new Signer("unknown-key").sign(Signer.claims())));
        assertRefused(ask(REALM.signWithThePublicKeyAsSecret(Signer.claims())));
        assertRefused(ask(REALM.notSigned(Signer.claims())));
        assertRefused(ask("aaaa.bbbb.cccc"));
        assertRefused(ask("not-a-token"));
    }

    @Test
    void aChangedTokenIsRefusedEvenIfTheOriginalIsRemembered() {
        String token = REALM.sign(Signer.claims());
        ask(token).then().statusCode(200);

        assertRefused(ask(token.substring(0, token.length() - 8) + "AAAAAAAA"));
        ask(token).then().statusCode(200);
    }

    @Test
    void twoTokensAreRefused() {
        int before = services.heard().size();
        String header = "Authorization: Bearer " + REALM.sign(Signer.claims()) + "\r\n";

        RawHttp.Answer answer = RawHttp.ask(
                RestAssured.port, "GET /api/v1/lots/echo HTTP/1.1\r\nHost: localhost\r\n" + header + header + "\r\n");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(services.heard()).hasSize(before);
    }

    @Test
    void aNewKeyOfTheLoginServiceIsFound() {
        Signer next = new Signer("next-key");
        StandInKeys.publish(REALM, next);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> ask(next.sign(Signer.claims())).statusCode() == 200);
        ask(REALM.sign(Signer.claims())).then().statusCode(200);
    }

    private static Response ask(String token) {
        return given().header("Authorization", "Bearer " + token).when().get("/api/v1/lots/echo");
    }

    private void assertRefused(JwtClaims claims, String why) {
        Response response = ask(REALM.sign(claims));
        assertRefused(response);
        assertThat(response.header("WWW-Authenticate")).contains("error=\"invalid_token\"", why);
    }

    private static void assertRefused(Response response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.header("WWW-Authenticate")).startsWith("Bearer realm=\"ipmarket\"");
    }
}
