package org.ipmarket.auction.formats.dutch;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.rules.Course;

/** @param fallsFrom when the price began to fall, moved later by the time lost since */
public record DutchCourse(Instant fallsFrom) implements Course {
    @Override
    public String stage() {
        return null;
    }

    @Override
    public Course later(Duration lost) {
        return new DutchCourse(fallsFrom.plus(lost));
    }
}
