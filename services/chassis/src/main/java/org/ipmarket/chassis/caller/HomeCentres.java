package org.ipmarket.chassis.caller;

import java.util.Optional;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Knows to which centre a participant belongs. The owner of participants brings its own; others know it from events. */
public interface HomeCentres {
    /** Empty where there is no such participant in this mode. */
    Optional<CentreCode> homeCentre(ParticipantId participant, Mode mode);
}
