package org.ipmarket.notification.notice.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A notice before it is known who of its audience there is.
 *
 * @param variant which of the kind's texts, such as {@code SOLD}; null where it has one
 * @param lot it is about; null for none
 * @param trade it is about; null for none
 * @param centres whose managers see that it was sent
 * @param facts as events write them: money {@code 870000.00 CNY}, instants and days in ISO 8601
 * @param at when what it tells happened
 */
public record Draft(
        Kind kind,
        String variant,
        Audience audience,
        UUID lot,
        UUID trade,
        Set<String> centres,
        Map<String, String> facts,
        Instant at) {
    public Draft {
        centres = Set.copyOf(centres);
        facts = Map.copyOf(facts);
    }
}
