package org.ipmarket.e2e.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ipmarket.client.Unanswered;

/** Asks again and again until something is there, with an end. */
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Patience() {}

    /**
     * @param what said where the time ran out
     * @param look empty as long as it is not there; a missing answer counts as empty
     * @throws IllegalStateException after {@code longest}
     */
    public static <T> T until(String what, Duration longest, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(longest);
        String last = "";
        while (true) {
            try {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (Unanswered nobody) {
                last = "; " + nobody.getMessage();
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited " + longest.toSeconds() + " s in vain: " + what + last);
            }
            pause(PAUSE);
        }
    }

    static void pauseUntil(Instant time) {
        Duration left = Duration.between(Instant.now(), time);
        if (left.isPositive()) {
            pause(left);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
