package org.ipmarket.chassis.caller;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** From the participants that were told. */
@ApplicationScoped
@DefaultBean
class KnownHomeCentres implements HomeCentres {
    private final KnownStates knownStates;

    KnownHomeCentres(KnownStates knownStates) {
        this.knownStates = knownStates;
    }

    @Override
    public Optional<CentreCode> homeCentre(ParticipantId participant, Mode mode) {
        return knownStates
                .find(ParticipantChanged.class, participant.toString())
                .filter(known -> known.mode() == mode)
                .map(ParticipantChanged::homeCentre);
    }
}
