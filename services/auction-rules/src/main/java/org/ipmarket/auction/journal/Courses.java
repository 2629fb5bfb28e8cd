package org.ipmarket.auction.journal;

import java.nio.charset.StandardCharsets;
import org.ipmarket.auction.formats.RulesCatalogue;
import org.ipmarket.auction.rules.Concluded;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.messages.event.EventJson;

/** Keeps what a format remembers of a lot as text. */
public final class Courses {
    private Courses() {}

    /** JSON; null for nothing. */
    public static String text(Course course) {
        return course == null ? null : new String(EventJson.write(course), StandardCharsets.UTF_8);
    }

    /** What {@link #text} wrote of a lot under these rules in that phase. */
    public static Course read(String rulesVersion, Phase phase, String text) {
        if (text == null) {
            return null;
        }
        Class<? extends Course> type = phase == Phase.CLOSED
                ? Concluded.class
                : RulesCatalogue.of(rulesVersion).course();
        return Canonical.read(text, type);
    }
}
