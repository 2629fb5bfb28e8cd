package org.ipmarket.listing.consent;

import java.util.UUID;
import org.ipmarket.messages.id.ParticipantId;

/** Whose consent is asked. */
public sealed interface Consenter {
    /** An owner beside the seller. */
    record CoOwner(ParticipantId participant) implements Consenter {}

    /** A pledgee that is a participant: it speaks for itself, for all that it holds. */
    record Pledgee(ParticipantId participant) implements Consenter {}

    /** A pledgee that is none: the centre's staff brings its paper, for one pledge. */
    record OutsidePledgee(UUID encumbrance) implements Consenter {}
}
