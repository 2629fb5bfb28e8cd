package org.ipmarket.chassis.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.ipmarket.chassis.test.MarketParts;
import org.junit.jupiter.api.Test;

/** What was checked once passes without a check, and no longer than it may. */
@QuarkusTest
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "chassis"))
@QuarkusTestResource(value = OwnKeys.class, restrictToAnnotatedClass = true)
class CheckedTokensIT {
    private static final int PASSES = 404;
    private static final int REFUSED = 401;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    CheckedTokens tokens;

    OwnKeys keys;

    @Test
    void anExpiredTokenPassesNoMoreAlthoughItIsKept() throws Exception {
        Instant expiresAt = Instant.now().plusSeconds(6);
        String token = keys.token("first", expiresAt);
        awaitKept(token);
        long passed = 0;
        while (Instant.now().isBefore(Instant.ofEpochSecond(expiresAt.getEpochSecond()))) {
            int status = call(token);
            if (Instant.now().isBefore(Instant.ofEpochSecond(expiresAt.getEpochSecond()))) {
                assertThat(status).isEqualTo(PASSES);
                passed++;
            }
        }
        assertThat(passed).isPositive();
        assertThat(call(token)).isEqualTo(REFUSED);
        assertThat(tokens.isKept(token)).isFalse();
    }

    @Test
    void noTokenOfAWithdrawnKeyPasses() throws Exception {
        String kept = keys.token("first", Instant.now().plusSeconds(300));
        String other = keys.token("second", Instant.now().plusSeconds(300));
        String unseen = keys.token("first", Instant.now().plusSeconds(300));
        awaitKept(kept);
        awaitKept(other);
        try {
            keys.publish("second");
            await().atMost(SOON).until(() -> call(kept) == REFUSED);
            assertThat(call(unseen)).isEqualTo(REFUSED);
            assertThat(call(other)).isEqualTo(PASSES);
        } finally {
            keys.publish("first", "second");
        }
        await().atMost(SOON).until(() -> call(unseen) == PASSES);
    }

    @Test
    void anotherSignatureIsAnotherToken() throws GeneralSecurityException {
        String token = keys.token("first", Instant.now().plusSeconds(300));
        awaitKept(token);
        int last = token.lastIndexOf('.') + 1;
        char first = token.charAt(last) == 'A' ? 'B' : 'A';
        assertThat(call(token.substring(0, last) + first + token.substring(last + 1)))
                .isEqualTo(REFUSED);
        assertThat(call(token)).isEqualTo(PASSES);
    }

    private void awaitKept(String token) {
        await().atMost(SOON).until(() -> call(token) == PASSES && tokens.isKept(token));
    }

    /** @return 404 where the token passes: there is nothing */
    private static int call(String token) {
        return given().auth().oauth2(token).get("/api/v1/nothing").statusCode();
    }
}
