package org.ipmarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {
    private static MultiMap toCaller(MultiMap headers) {
        MultiMap forwarded = MultiMap.caseInsensitiveMultiMap();
        ForwardedHeaders.toCaller(headers, forwarded);
        return forwarded;
    }

    @Test
    void dropsWhatBelongsToOneConnectionAndWhatItNames() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close, X-Hop")
                .add("X-Hop", "1")
                .add("Keep-Alive", "timeout=5")
                .add("Upgrade", "h2c")
                .add("Proxy-Authenticate", "Basic")
                .add("Trailer", "X-Sum")
                .add("ETag", "\"v3\"")
                .add("Content-Type", "application/json");

        assertThat(toCaller(headers).names()).containsExactlyInAnyOrder("ETag", "Content-Type");
    }

    @Test
    void cannotBeTalkedIntoDroppingWhatTheMessageNeeds() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "Authorization, Idempotency-Key")
                .add("Authorization", "Bearer x")
                .add("Idempotency-Key", "12345678");

        assertThat(toCaller(headers).names()).containsExactlyInAnyOrder("Authorization", "Idempotency-Key");
    }

    @Test
    void leavesToTheDoorWhatTheDoorAnswers() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Correlation-Id", "of-the-service")
                .add("RateLimit", "\"x\";r=1")
                .add("Link", "</next>; rel=next");

        assertThat(toCaller(headers).names()).containsExactly("Link");
    }

    /** As much as a head may have: one long name would be compared with thousands of short ones, length by length. */
    @Test
    void isNotKeptBusyByWhatConnectionNames() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "n".repeat(8_000) + ", X-Hop" + ",a".repeat(4_000))
                .add("x-hop", "1")
                .add("A", "2")
                .add("ETag", "\"v3\"");

        assertThat(toCaller(headers).names()).containsExactly("ETag");
    }
}
