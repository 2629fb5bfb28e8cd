package org.ipmarket.listing.evidence;

import java.util.Set;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Whom the thing that a file is about concerns.
 *
 * @param parties its owners, seller, sides
 * @param centres whose staff look after it
 */
public record EvidenceSubject(Set<ParticipantId> parties, Set<CentreCode> centres) {
    public EvidenceSubject {
        parties = Set.copyOf(parties);
        centres = Set.copyOf(centres);
    }
}
