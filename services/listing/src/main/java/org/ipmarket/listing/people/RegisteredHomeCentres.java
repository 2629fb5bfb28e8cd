package org.ipmarket.listing.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.HomeCentres;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** From the register itself; whoever holds a power of attorney may act for its principal here. */
@ApplicationScoped
class RegisteredHomeCentres implements HomeCentres {
    private final Participants participants;
    private final UnderMandate mandates;

    RegisteredHomeCentres(Participants participants, UnderMandate mandates) {
        this.participants = participants;
        this.mandates = mandates;
    }

    @Override
    @Transactional
    public Optional<CentreCode> homeCentre(ParticipantId participant, Mode mode) {
        return participants.find(mode, participant).map(row -> new CentreCode(row.homeCentre));
    }

    @Transactional
    public boolean mayActFor(Caller self, ParticipantId principal) {
        return mandates.mayActFor(self, principal);
    }
}
