package org.ipmarket.auction.formats.clock;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.rules.Course;

/**
 * @param hardStop the auction goes on no longer than this
 * @param pausedUntil end of the pause after the latest agreement; the opening before the first
 */
public record ClockCourse(Instant hardStop, Instant pausedUntil) implements Course {
    /** The time itself ends the pause, without an entry: no stage is told. */
    @Override
    public String stage() {
        return null;
    }

    /** A pause that was over before time was lost stays over. */
    @Override
    public Course later(Duration lost) {
        return new ClockCourse(hardStop.plus(lost), pausedUntil.plus(lost));
    }

    ClockCourse pausedUntil(Instant end) {
        return new ClockCourse(hardStop, end);
    }

    /** Silence that lasts so long ends the auction. */
    Instant endAfter(Duration silence) {
        Instant end = pausedUntil.plus(silence);
        return end.isAfter(hardStop) ? hardStop : end;
    }
}
