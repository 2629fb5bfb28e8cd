package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.register.EvidenceDesk;
import org.ipmarket.listing.register.EvidenceRegister;
import org.ipmarket.listing.store.EvidenceRow;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What is read and shown of evidence. */
public final class EvidenceViews {
    private EvidenceViews() {}

    /** Body of {@code POST /evidence/{id}/review} and {@code /check}. */
    public record JudgementRequest(EvidenceState.Verdict verdict, LocalDate asOf, String remarks) {
        EvidenceDesk.Said said() {
            return new EvidenceDesk.Said(required("verdict", verdict), required("asOf", asOf), remarks);
        }
    }

    /** What one person said of a file. */
    public record JudgementView(String by, EvidenceState.Verdict verdict, LocalDate asOf, String remarks, Instant at) {
        static JudgementView of(EvidenceRow.Judgement said) {
            return said == null
                    ? null
                    : new JudgementView(said.username(), said.verdict(), said.asOf(), said.remarks(), said.at());
        }
    }

    /**
     * A file, without its bytes.
     *
     * @param size in bytes
     * @param retainedUntil it is not deleted before that day
     */
    public record EvidenceAnswer(
            UUID id,
            Mode mode,
            long version,
            String subject,
            UUID subjectId,
            EvidenceKind kind,
            LocalDate asOf,
            String fileName,
            String mediaType,
            long size,
            String sha256,
            EvidenceState state,
            ParticipantId participant,
            CentreCode centre,
            Instant uploadedAt,
            LocalDate retainedUntil,
            JudgementView review,
            JudgementView check) {
        static EvidenceAnswer of(EvidenceRegister.Piece piece) {
            EvidenceRow row = piece.row();
            return new EvidenceAnswer(
                    row.id,
                    row.mode,
                    row.version,
                    row.subject.wire(),
                    row.subjectId,
                    row.kind,
                    row.asOf,
                    row.fileName,
                    piece.content().mediaType(),
                    piece.content().size(),
                    row.sha256,
                    row.state,
                    row.bringer().participant(),
                    row.bringer().centre(),
                    row.uploadedAt,
                    row.retainedUntil,
                    JudgementView.of(row.review),
                    JudgementView.of(row.checking));
        }
    }
}
