package org.ipmarket.listing;

import java.util.List;

/**
 * One thing that breaks a rule.
 *
 * @param field the field of the request, dotted: {@code rules.announcement}
 * @param message what is wrong, and the source of the rule where it is a law's
 * @param accepted the values that would do, where they can be counted; else empty
 */
public record Violation(String field, String message, List<String> accepted) {
    public Violation {
        accepted = List.copyOf(accepted);
    }

    public Violation(String field, String message) {
        this(field, message, List.of());
    }
}
