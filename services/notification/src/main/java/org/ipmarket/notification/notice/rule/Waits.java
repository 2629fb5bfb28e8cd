package org.ipmarket.notification.notice.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before a message is tried again. */
public record Waits(List<Duration> waits) {
    public Waits {
        waits = List.copyOf(waits);
    }

    /** Attempts altogether. */
    public int attempts() {
        return waits.size() + 1;
    }

    /** @param failed attempts, 1 for the first @return empty where there is no further one */
    public Optional<Duration> after(int failed) {
        return failed <= waits.size() ? Optional.of(waits.get(failed - 1)) : Optional.empty();
    }
}
