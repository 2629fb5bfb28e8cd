package org.ipmarket.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.ipmarket.gateway.GatewayConfig;
import org.junit.jupiter.api.Test;

class ReplicaHealthTest {
    private static final GatewayConfig.Breaker SETTINGS = new GatewayConfig.Breaker() {
        @Override
        public int failures() {
            return 3;
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMillis(300);
        }

        @Override
        public MemorySize kept() {
            return new MemorySize(BigInteger.ZERO);
        }
    };

    private long nowNanos = Long.MAX_VALUE - 1_000;
    private final ReplicaHealth health = new ReplicaHealth(SETTINGS, () -> nowNanos);

    @Test
    void oneThatCannotBeReachedIsDownAtOnceAndTriedByOneRequestAfterAPause() {
        health.notReached();
        assertThat(health.admits()).isFalse();
        assertThat(health.isGivenUp()).isFalse();
        assertThat(health.pauseLeft()).isEqualTo(Duration.ofMillis(100));

        after(100);
        assertThat(health.admits()).isTrue();
        assertThat(health.admits()).isFalse();
        health.reached();
        assertThat(health.admits()).isTrue();
        assertThat(health.admits()).isTrue();
    }

    @Test
    void eachFailedTrialDoublesThePauseUpToTheLongest() {
        health.notReached();
        for (int pause : new int[] {100, 200, 300, 300}) {
            assertThat(health.pauseLeft()).isEqualTo(Duration.ofMillis(pause));
            after(pause);
            assertThat(health.admits()).isTrue();
            health.notReached();
        }
        assertThat(health.isGivenUp()).isTrue();
    }

    @Test
    void manyFailuresAtOnceAreOneReasonToPause() {
        for (int i = 0; i < 50; i++) {
            health.notReached();
        }
        assertThat(health.pauseLeft()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void lostRequestsCountOnlyInARow() {
        health.lost();
        health.lost();
        health.answered();
        health.lost();
        health.lost();
        assertThat(health.admits()).isTrue();

        health.lost();
        assertThat(health.admits()).isFalse();
        assertThat(health.isGivenUp()).isTrue();
    }

    @Test
    void oneThatTakesRequestsAndLosesThemIsNotBackUntilItAnswers() {
        health.lost();
        health.lost();
        health.lost();
        after(100);
        assertThat(health.admits()).isTrue();
        health.reached();
        assertThat(health.admits()).isFalse();
        health.answered();
        assertThat(health.admits()).isTrue();
    }

    @Test
    void aTrialThatComesToNoEndGivesWayToTheNext() {
        health.notReached();
        after(100);
        assertThat(health.admits()).isTrue();
        after(100);
        assertThat(health.admits()).isTrue();
    }

    private void after(long millis) {
        nowNanos += Duration.ofMillis(millis).toNanos();
    }
}
