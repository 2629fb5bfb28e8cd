package org.ipmarket.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void saysWhatIsWrongAndWhatWouldDo() {
        Problem problem = Problems.bodyTooLarge(1024);

        assertThat(new JsonObject(problem.document("abcdefgh")))
                .isEqualTo(new JsonObject()
                        .put("type", "/problems/body-too-large")
                        .put("title", "Body too large")
                        .put("status", 413)
                        .put("detail", "The body is larger than 1024 bytes.")
                        .put("instance", "urn:correlation:abcdefgh")
                        .put("accepted", 1024L));
    }

    @Test
    void tellsWhenToTryAgain() {
        assertThat(Problems.unavailable("lots").headers()).containsEntry("Retry-After", "1");
        assertThat(Problems.tooManyRequests(7).headers()).containsEntry("Retry-After", "7");
    }

    @Test
    void tellsWhichTokenIsNeeded() {
        assertThat(Problems.tokenMissing().headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"ipmarket\"");
        assertThat(Problems.tokenInvalid("The token has expired.").headers().get("WWW-Authenticate"))
                .contains("error=\"invalid_token\"", "error_description=\"The token has expired.\"");
    }
}
