package org.ipmarket.listing.register;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.Violation;

/** Makes problems of what breaks a rule: the first is told in full, the others beside it. */
public final class Refusals {
    private static final int LONGEST_REASON = 1_000;

    private Refusals() {}

    /** 422 where there are violations. */
    public static void throwIfAny(String slug, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw unprocessable(slug, violations);
        }
    }

    public static HttpProblem unprocessable(String slug, List<Violation> violations) {
        Violation first = violations.getFirst();
        Map<String, Object> facts = new HashMap<>();
        if (!first.accepted().isEmpty()) {
            facts.put("accepted", first.accepted());
        }
        if (violations.size() > 1) {
            facts.put("violations", violations);
        }
        return Problems.unprocessable(slug, first.field(), first.message(), facts);
    }

    public static HttpProblem unprocessable(String slug, String field, String message) {
        return unprocessable(slug, List.of(new Violation(field, message)));
    }

    /** A reason that was given for an act: not blank, not endless; else 422. */
    public static String reason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw unprocessable("invalid-reason", "reason", "1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }
}
