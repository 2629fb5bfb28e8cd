package org.ipmarket.listing.register;

import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.evidence.EvidenceSubject;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.messages.Mode;

/** Knows whom things of one kind concern; a bean for each kind that files may be about. */
public interface EvidenceSubjects {
    SubjectKind kind();

    /** Whom the thing concerns; empty where there is none of that id in the mode. */
    Optional<EvidenceSubject> find(Mode mode, UUID id);
}
