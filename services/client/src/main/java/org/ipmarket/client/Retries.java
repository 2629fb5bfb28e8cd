package org.ipmarket.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and for how long a call is repeated that may be repeated.
 *
 * @param patience after which it is given up
 * @param oneAnswer how long one answer may take; longer than a reader of the feed waits
 * @param first pause before the second attempt; each further one is twice as long, with up to half of it at random
 * @param longest pause
 */
public record Retries(Duration patience, Duration oneAnswer, Duration first, Duration longest) {
    public static final Retries USUAL =
            new Retries(Duration.ofSeconds(60), Duration.ofSeconds(40), Duration.ofMillis(200), Duration.ofSeconds(5));

    public Retries {
        if (patience.isNegative() || oneAnswer.isNegative() || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("durations are not negative, and the longest pause not below the first");
        }
    }

    /** @param attempt 1 for the pause after the first failure */
    Duration pause(int attempt) {
        long most = longest.toMillis();
        long doubled = first.toMillis() << Math.min(attempt - 1, 16);
        long pause = Math.min(most, doubled);
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
}
