package org.ipmarket.listing.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ipmarket.chassis.caller.HomeCentres;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** From the register itself. */
@ApplicationScoped
class RegisteredHomeCentres implements HomeCentres {
    private final Participants participants;

    RegisteredHomeCentres(Participants participants) {
        this.participants = participants;
    }

    @Override
    @Transactional
    public Optional<CentreCode> homeCentre(ParticipantId participant, Mode mode) {
        return participants.find(mode, participant).map(row -> new CentreCode(row.homeCentre));
    }
}
