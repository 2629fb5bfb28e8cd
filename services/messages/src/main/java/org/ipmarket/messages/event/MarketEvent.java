package org.ipmarket.messages.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A fact that one service tells the others. Implementations are records annotated with {@link EventType}, listed in
 * {@link EventCatalogue}. They hold no personal data: a participant is an id.
 */
public interface MarketEvent {
    /** What the event speaks of, unique within its aggregate kind: usually an id. Events of one subject keep their order. */
    @JsonIgnore
    String subject();

    Mode mode();

    /** The participants who may see it, beside services; empty where visibility does not depend on them. */
    @JsonIgnore
    default Set<ParticipantId> parties() {
        return Set.of();
    }

    /** The centres concerned. */
    @JsonIgnore
    default Set<CentreCode> centres() {
        return Set.of();
    }
}
