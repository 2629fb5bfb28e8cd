package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.ParticipantId;

/** Whether somebody may offer at all. */
@ApplicationScoped
class SellerStanding {
    private final Participants participants;

    SellerStanding(Participants participants) {
        this.participants = participants;
    }

    /** 403 for who is not registered or is suspended; qualified it must be by the announcement only. */
    void requireMayOffer(Mode mode, ParticipantId seller) {
        Standing standing = participants
                .find(mode, seller)
                .map(row -> row.standing)
                .orElseThrow(
                        () -> Problems.forbidden("not-registered", "Participant " + seller + " is not registered."));
        if (standing == Standing.SUSPENDED) {
            throw Problems.forbidden("participant-suspended", "Participant " + seller + " is suspended.");
        }
    }

    /** Keeps its standing as it is until the transaction ends. */
    void hold(Mode mode, ParticipantId seller) {
        participants
                .lockShared(mode, seller)
                .orElseThrow(() -> new IllegalStateException("seller " + seller + " is not on the register"));
    }
}
