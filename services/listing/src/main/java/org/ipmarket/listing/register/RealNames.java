package org.ipmarket.listing.register;

import java.util.Set;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.store.ParticipantRow;

/** Knows which checks of a party's identity have passed. */
public interface RealNames {
    /** The checks that a party of its kind and mode needs and that have not passed. */
    Set<CheckKind> missing(ParticipantRow row);
}
