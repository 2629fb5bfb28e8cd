package org.ipmarket.chassis.caller;

import java.util.Optional;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Knows to which centre a participant belongs, and who else may act for it. The owner of participants brings its own; others know it from events. */
public interface HomeCentres {
    /** Empty where there is no such participant in this mode. */
    Optional<CentreCode> homeCentre(ParticipantId participant, Mode mode);

    /**
     * Whether a caller that is neither the participant's centre nor the market's admin may act for it all the same. Nobody
     * may, unless a service knows of powers of attorney and bounds what is done under them.
     *
     * @param self the caller without anybody that it acts for
     */
    default boolean mayActFor(Caller self, ParticipantId principal) {
        return false;
    }
}
