package org.ipmarket.chassis.inbox;

import java.time.Instant;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/**
 * What is known of an event beside its body.
 *
 * @param version of the subject, for state events; else null
 * @param time when it was told
 * @param correlation of the request that caused it, or null
 */
public record EventHeader(
        UUID id,
        String type,
        String source,
        String subject,
        Mode mode,
        Long version,
        Instant time,
        String correlation) {}
