package org.ipmarket.messages.event;

import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A participant as it now is. Names and papers stay with listing.
 */
@EventType(
        name = "participant.changed",
        aggregate = "participant",
        by = "listing",
        kind = EventType.Kind.STATE,
        visibility = EventType.Visibility.INTERNAL)
public record ParticipantChanged(
        ParticipantId participant,
        Mode mode,
        long version,
        ParticipantKind kind,
        CentreCode homeCentre,
        Standing standing,
        Set<CentreCode> qualifiedAt,
        Set<ParticipantId> related,
        boolean outsideMainland)
        implements StateEvent {
    @Override
    public String subject() {
        return participant.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return qualifiedAt;
    }
}
