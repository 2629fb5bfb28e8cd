package org.ipmarket.listing.people;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.Identity;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.ParticipantKind;

/** No service is asked: one person of the centre looks and records what it found, another confirms. */
@ApplicationScoped
@DefaultBean
class ByHand implements RealNameCheck {
    @Override
    public Answer ask(CheckKind kind, ParticipantKind party, LocalizedText name, Identity identity) {
        return new Answer.ByHand();
    }
}
