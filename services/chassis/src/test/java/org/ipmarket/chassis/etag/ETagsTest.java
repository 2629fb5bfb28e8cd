package org.ipmarket.chassis.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;

class ETagsTest {
    @Test
    void theVersionThatWasSeenMayBeEdited() {
        assertThatCode(() -> ETags.requireMatch(ETags.of(3), 3)).doesNotThrowAnyException();
    }

    @Test
    void anEditSaysWhichVersionItSaw() {
        assertThat(refusal(null).getStatusCode()).isEqualTo(428);
        assertThat(refusal(" ").getStatusCode()).isEqualTo(428);
        assertThat(refusal("\"v2\"").getStatusCode()).isEqualTo(412);
        assertThat(refusal("*").getStatusCode()).isEqualTo(412);
    }

    private static HttpProblem refusal(String ifMatch) {
        return catchThrowableOfType(HttpProblem.class, () -> ETags.requireMatch(ifMatch, 3));
    }
}
