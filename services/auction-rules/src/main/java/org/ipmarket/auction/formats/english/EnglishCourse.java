package org.ipmarket.auction.formats.english;

import java.time.Duration;
import java.time.Instant;
import org.ipmarket.auction.rules.Course;

/**
 * @param latestEnd extensions go no further; null where there is no cap
 * @param leaderPriority the leader's right of priority, or null
 */
public record EnglishCourse(Instant latestEnd, Integer leaderPriority) implements Course {
    static final EnglishCourse PLAIN = new EnglishCourse(null, null);

    /** Nobody leads yet. */
    public static EnglishCourse endingBy(Instant latestEnd) {
        return new EnglishCourse(latestEnd, null);
    }

    static EnglishCourse of(Course course) {
        return course == null ? PLAIN : (EnglishCourse) course;
    }

    /** Most lots have neither cap nor priority, and then nothing is stored. */
    EnglishCourse orNull() {
        return equals(PLAIN) ? null : this;
    }

    EnglishCourse ledBy(Integer priority) {
        return new EnglishCourse(latestEnd, priority);
    }

    @Override
    public String stage() {
        return null;
    }

    @Override
    public EnglishCourse later(Duration lost) {
        return latestEnd == null ? this : new EnglishCourse(latestEnd.plus(lost), leaderPriority);
    }
}
