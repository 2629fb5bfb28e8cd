package org.ipmarket.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTokenTest {
    private static final String ISSUER = "http://localhost:8080/auth/realms/ipmarket";

    @Test
    void tellsWhoHasLoggedIn() {
        assertThat(read(claims())).contains(new IdentityToken("42", "lin.trader"));
        assertThat(read(claims().put("aud", new JsonArray().add("gateway").add("other"))))
                .isPresent();
        assertThat(read(claims().putNull("preferred_username")).map(IdentityToken::subject))
                .contains("42");
    }

    @Test
    void ofAnotherLoginClientOrIssuerItIsNone() {
        assertThat(read(claims().put("nonce", "of another login"))).isEmpty();
        assertThat(read(claims().putNull("nonce"))).isEmpty();
        assertThat(read(claims().put("aud", "ipmarket-api"))).isEmpty();
        assertThat(read(claims().put("iss", "https://evil.example"))).isEmpty();
        assertThat(read(claims().putNull("sub"))).isEmpty();
        assertThat(read(claims().put("aud", 7))).isEmpty();
    }

    @Test
    void whatIsNoTokenIsNone() {
        for (String text : new String[] {"", "a", "a.b.c", "a.%.c", "..", "a.W10.c"}) {
            assertThat(IdentityToken.of(text, ISSUER, "gateway", "nonce")).isEmpty();
        }
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("aud", "gateway")
                .put("nonce", "nonce")
                .put("sub", "42")
                .put("preferred_username", "lin.trader");
    }

    private static Optional<IdentityToken> read(JsonObject claims) {
        String body = Base64.getUrlEncoder().encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8));
        return IdentityToken.of("header." + body + ".signature", ISSUER, "gateway", "nonce");
    }
}
