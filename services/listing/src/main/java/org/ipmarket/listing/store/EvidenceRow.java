package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.chassis.evidence.EvidenceContents;
import org.ipmarket.listing.evidence.EvidenceAccess;
import org.ipmarket.listing.evidence.EvidenceKind;
import org.ipmarket.listing.evidence.EvidenceState;
import org.ipmarket.listing.evidence.SubjectKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What a file is said to prove; its bytes are in {@link EvidenceContents}. */
@Entity
@Table(name = "evidence")
public class EvidenceRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;

    @Enumerated(EnumType.STRING)
    public SubjectKind subject;

    public UUID subjectId;

    @Enumerated(EnumType.STRING)
    public EvidenceKind kind;

    public LocalDate asOf;
    public String fileName;
    public String sha256;

    @Enumerated(EnumType.STRING)
    public EvidenceState state;

    /** The login's subject. */
    public String uploadedBy;

    /** Who has brought it: a participant, or a centre. */
    public UUID participant;

    public String centre;
    public Instant uploadedAt;
    public LocalDate retainedUntil;

    @JdbcTypeCode(SqlTypes.JSON)
    public Judgement review;

    @JdbcTypeCode(SqlTypes.JSON)
    public Judgement checking;

    /**
     * What one person said.
     *
     * @param subject of the login
     * @param asOf the day for which the file speaks, as this person reads it
     */
    public record Judgement(
            String subject,
            String username,
            EvidenceState.Verdict verdict,
            LocalDate asOf,
            String remarks,
            Instant at) {}

    public EvidenceAccess.Bringer bringer() {
        return new EvidenceAccess.Bringer(
                participant == null ? null : new ParticipantId(participant),
                centre == null ? null : new CentreCode(centre));
    }
}
