package org.ipmarket.messages.event;

import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A participant as it now is. Names and papers stay with listing.
 *
 * @param related parties with an interest in common: they may bid, and it is shown
 * @param agents who now acts for it under a mandate: they may not bid for what it sells
 * @param staffOf centres whose staff it is: it may not bid there
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
        boolean outsideMainland,
        @Nullable Set<ParticipantId> agents,
        @Nullable Set<CentreCode> staffOf)
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
