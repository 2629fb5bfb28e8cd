package org.ipmarket.listing.register;

import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.listing.store.EvidenceRow;

/** What the audit keeps of evidence: no name of a file, which may name a person. */
record EvidenceImage(
        long version,
        EvidenceState state,
        SubjectKind subject,
        UUID subjectId,
        EvidenceKind kind,
        LocalDate asOf,
        String sha256) {
    static EvidenceImage of(EvidenceRow row) {
        return new EvidenceImage(row.version, row.state, row.subject, row.subjectId, row.kind, row.asOf, row.sha256);
    }
}
