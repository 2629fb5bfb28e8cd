package org.ipmarket.notification.feed.rule;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as one viewer reads it.
 *
 * @param publicly whether everybody reads the same
 * @param version of the subject, of states; else null
 * @param data its JSON
 */
public record FedEvent(
        long position,
        UUID id,
        String type,
        String source,
        String subject,
        String aggregate,
        Long version,
        String mode,
        boolean publicly,
        Instant time,
        String data) {}
