package org.ipmarket.bidding.seal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.ipmarket.messages.id.LotId;

/**
 * Which lots somebody is on an errand for, and how long to leave each alone after a vain one: a second, then twice as long
 * each time. Of more lots than it can remember it forgets those that it heard of first; they are only tried sooner.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final long longestNanos;
    private final LongSupplier nanoTime;
    private final Map<LotId, Pause> pauses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LotId, Pause> eldest) {
            return size() > MOST;
        }
    };

    Pauses(Duration longest) {
        this(longest, System::nanoTime);
    }

    Pauses(Duration longest, LongSupplier nanoTime) {
        this.longestNanos = longest.toNanos();
        this.nanoTime = nanoTime;
    }

    private static final class Pause {
        private final long sinceNanos;
        private boolean away = true;
        private long lengthNanos = FIRST.toNanos();
        private long endedNanos;

        Pause(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    /** Whether an errand for the lot may begin; it has then. */
    synchronized boolean begin(LotId lot) {
        Pause pause = pauses.get(lot);
        if (pause == null) {
            pauses.put(lot, new Pause(nanoTime.getAsLong()));
            return true;
        }
        if (pause.away || nanoTime.getAsLong() - pause.endedNanos < pause.lengthNanos) {
            return false;
        }
        pause.away = true;
        pause.lengthNanos = Math.min(pause.lengthNanos * 2, longestNanos);
        return true;
    }

    /** An errand is over; unless the lot is forgotten, it was in vain. */
    synchronized void end(LotId lot) {
        Pause pause = pauses.get(lot);
        if (pause != null) {
            pause.away = false;
            pause.endedNanos = nanoTime.getAsLong();
        }
    }

    /** How long ago the first errand for the lot began. */
    synchronized Duration since(LotId lot) {
        Pause pause = pauses.get(lot);
        return pause == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - pause.sinceNanos);
    }

    /** The lot has what it waited for. */
    synchronized void forget(LotId lot) {
        pauses.remove(lot);
    }
}
