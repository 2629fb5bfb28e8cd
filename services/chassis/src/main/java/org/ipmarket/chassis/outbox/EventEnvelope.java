package org.ipmarket.chassis.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.EventType;
import org.ipmarket.messages.event.MarketEvent;
import org.ipmarket.messages.event.StateEvent;
import org.ipmarket.messages.id.Ids;

/**
 * An event ready to be stored and sent.
 *
 * @param id identifies it for ever; readers deduplicate by it
 * @param version the subject's version, of state events only
 * @param payload its JSON
 */
public record EventEnvelope(
        UUID id,
        String type,
        String aggregate,
        String subject,
        Long version,
        Mode mode,
        EventType.Visibility visibility,
        Set<UUID> parties,
        Set<String> centres,
        String correlation,
        Instant occurredAt,
        String payload) {
    /** Wraps an event under a new id. */
    public static EventEnvelope of(MarketEvent event, String correlation, Instant occurredAt) {
        EventType type = EventCatalogue.describe(event.getClass());
        return new EventEnvelope(
                Ids.next(),
                EventCatalogue.typeOf(event.getClass()),
                type.aggregate(),
                event.subject(),
                event instanceof StateEvent state ? state.version() : null,
                event.mode(),
                type.visibility(),
                event.parties().stream().map(party -> party.value()).collect(Collectors.toUnmodifiableSet()),
                event.centres().stream().map(centre -> centre.value()).collect(Collectors.toUnmodifiableSet()),
                correlation,
                occurredAt,
                new String(EventJson.write(event), StandardCharsets.UTF_8));
    }
}
