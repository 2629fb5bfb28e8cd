package org.ipmarket.notification.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a delivery is tried again. Each wait is lengthened at random by up to a part of itself, so that those who
 * failed together do not come back together; it is never shorter than it says.
 *
 * @param waits after the first, second, ... failed attempt; after one more than there are waits the delivery is dead
 * @param jitter 0.2 lengthens a wait by up to a fifth
 */
public record RetrySchedule(List<Duration> waits, double jitter) {
    public RetrySchedule {
        waits = List.copyOf(waits);
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a schedule has waits, none of them negative");
        }
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter lies between 0 and 1");
        }
    }

    /**
     * The wait after an attempt that failed.
     *
     * @param failed how many attempts have failed, this one included
     * @param random from 0 to 1
     * @return empty where there is no further attempt
     */
    public Optional<Duration> after(int failed, DoubleSupplier random) {
        if (failed > waits.size()) {
            return Optional.empty();
        }
        return Optional.of(lengthened(waits.get(failed - 1), random));
    }

    /** As {@link #after}, and the last wait again where there is no further one: for what is never given up. */
    public Duration afterOrLast(int failed, DoubleSupplier random) {
        return lengthened(waits.get(Math.min(failed, waits.size()) - 1), random);
    }

    private Duration lengthened(Duration wait, DoubleSupplier random) {
        return wait.plusMillis((long) (wait.toMillis() * jitter * random.getAsDouble()));
    }

    /** From the first attempt to the last, at least. */
    public Duration whole() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    public Duration last() {
        return waits.getLast();
    }
}
