package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.Paper;

/** A file that was brought for a case. Its bytes are kept by the chassis under their hash. */
@Entity
@Table(name = "trade_evidence")
public class TradeEvidence {
    /** Whether another person has looked at it, and what it found. */
    public enum State {
        UPLOADED,
        ACCEPTED,
        REFUSED
    }

    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    private Mode mode;
    private UUID trade;

    @Enumerated(EnumType.STRING)
    private Matter matter;

    @Enumerated(EnumType.STRING)
    private Paper paper;

    @Column(name = "as_of")
    private LocalDate asOf;

    @Column(name = "file_name")
    private String fileName;

    private String sha256;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_subject")
    private String uploadedSubject;

    private UUID participant;
    private String centre;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "retained_until")
    private LocalDate retainedUntil;

    @Column(name = "reviewed_by")
    private String reviewedBy;

    @Column(name = "reviewed_subject")
    private String reviewedSubject;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    private String remarks;

    protected TradeEvidence() {}

    /** Who has brought a file: a login, for a participant or a centre. */
    public record Bringer(String username, String subject, UUID participant, String centre) {}

    public static TradeEvidence uploaded(
            Trade trade,
            Matter matter,
            Paper paper,
            LocalDate asOf,
            String fileName,
            String sha256,
            Bringer bringer,
            Instant at,
            LocalDate retainedUntil) {
        TradeEvidence evidence = new TradeEvidence();
        evidence.id = Ids.next();
        evidence.mode = trade.mode();
        evidence.trade = trade.id().value();
        evidence.matter = matter;
        evidence.paper = paper;
        evidence.asOf = asOf;
        evidence.fileName = fileName;
        evidence.sha256 = sha256;
        evidence.state = State.UPLOADED;
        evidence.uploadedBy = bringer.username();
        evidence.uploadedSubject = bringer.subject();
        evidence.participant = bringer.participant();
        evidence.centre = bringer.centre();
        evidence.uploadedAt = at;
        evidence.retainedUntil = retainedUntil;
        return evidence;
    }

    /** Another person than who brought it has looked at it. */
    public void reviewed(boolean accepted, String remark, String by, String subject, Instant at) {
        state = accepted ? State.ACCEPTED : State.REFUSED;
        remarks = remark;
        reviewedBy = by;
        reviewedSubject = subject;
        reviewedAt = at;
    }

    /** Whether it is the same file, brought for the same thing by the same party. */
    public boolean isSame(TradeEvidence other) {
        return matter == other.matter
                && paper == other.paper
                && asOf.equals(other.asOf)
                && sha256.equals(other.sha256)
                && java.util.Objects.equals(participant, other.participant)
                && java.util.Objects.equals(centre, other.centre);
    }

    public UUID id() {
        return id;
    }

    public UUID trade() {
        return trade;
    }

    public Mode mode() {
        return mode;
    }

    public Matter matter() {
        return matter;
    }

    public Paper paper() {
        return paper;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public String fileName() {
        return fileName;
    }

    public String sha256() {
        return sha256;
    }

    public State state() {
        return state;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public String uploadedSubject() {
        return uploadedSubject;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public LocalDate retainedUntil() {
        return retainedUntil;
    }

    public String reviewedBy() {
        return reviewedBy;
    }

    public String remarks() {
        return remarks;
    }
}
