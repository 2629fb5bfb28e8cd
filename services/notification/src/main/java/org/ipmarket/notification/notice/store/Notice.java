package org.ipmarket.notification.notice.store;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.notification.notice.rule.Kind;

/**
 * A notice to a participant.
 *
 * @param id null before it is made, as the participant
 * @param person the one login that it is for; null for all of the participant's
 * @param variant which of the kind's texts; null where it has one
 * @param centres whose managers see that it was sent
 * @param facts as events write them
 * @param cause what it comes from: an event's id, or what was due
 */
public record Notice(
        UUID id,
        String mode,
        UUID participant,
        String person,
        Kind kind,
        String variant,
        UUID lot,
        UUID trade,
        Set<String> centres,
        Map<String, String> facts,
        String cause,
        Instant happenedAt,
        Instant madeAt) {}
