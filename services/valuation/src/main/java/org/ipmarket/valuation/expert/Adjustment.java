package org.ipmarket.valuation.expert;

import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Nullable;

/**
 * Other figures in the place of those before, and why. The earlier ones stay on record.
 *
 * @param before null where there was no estimate
 * @param edition of the opinion that it made; one of an earlier edition has no effect any more
 */
public record Adjustment(
        int edition, @Nullable Conclusion before, Conclusion after, List<Reason> reasons, String by, Instant at) {
    public Adjustment {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("an adjustment has reasons");
        }
    }

    /** @param matter what it is about: a fact that the model cannot know, an input, a comparable */
    public record Reason(Matter matter, LocalizedText words) {}

    /** What a reason is about. */
    public enum Matter {
        LEGAL,
        TECHNICAL,
        MARKET,
        INPUT,
        METHOD,
        OTHER
    }
}
