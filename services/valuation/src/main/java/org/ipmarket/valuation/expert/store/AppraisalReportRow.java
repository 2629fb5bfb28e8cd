package org.ipmarket.valuation.expert.store;

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
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.valuation.expert.AppraisalReport;
import org.ipmarket.valuation.expert.Retention;

/** A statutory appraisal report that was brought. What is stated of it, and its file, are written once. */
@Entity
@Table(name = "appraisal_report")
public class AppraisalReportRow {
    /** How far it is. */
    public enum State {
        /** Stated; its file has not come. */
        ENTERED,
        /** Its file is there; another person has to compare it with what is stated. */
        UPLOADED,
        ACCEPTED,
        REFUSED
    }

    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private long version;

    private String mode;
    private String centre;
    private UUID asset;
    private String stated;
    private String number;
    private String institution;

    @Enumerated(EnumType.STRING)
    private State state;

    private String sha256;

    @Column(name = "file_name")
    private String fileName;

    private Integer pages;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_subject")
    private String enteredSubject;

    private UUID participant;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "uploaded_subject")
    private String uploadedSubject;

    @Column(name = "retained_until")
    private LocalDate retainedUntil;

    @Column(name = "checked_by")
    private String checkedBy;

    @Column(name = "checked_subject")
    private String checkedSubject;

    @Column(name = "checked_at")
    private Instant checkedAt;

    private String remarks;

    protected AppraisalReportRow() {}

    public static AppraisalReportRow entered(
            CentreCode centre, AssetId asset, AppraisalReport stated, Caller by, Instant at) {
        AppraisalReportRow row = new AppraisalReportRow();
        row.id = Ids.next();
        row.mode = by.mode().wire();
        row.centre = centre.value();
        row.asset = asset.value();
        row.stated = Json.write(stated);
        row.number = stated.number();
        row.institution = stated.institution();
        row.state = State.ENTERED;
        row.enteredBy = by.username();
        row.enteredSubject = by.subject();
        row.participant = by.actsFor() == null ? null : by.actsFor().value();
        row.enteredAt = at;
        return row;
    }

    public void uploaded(String hash, String name, int pageCount, Caller by, Instant at, Retention retention) {
        state = State.UPLOADED;
        sha256 = hash;
        fileName = name;
        pages = pageCount;
        uploadedSubject = by.subject();
        uploadedAt = at;
        retainedUntil = retention.until();
    }

    /** Another person has compared the file with what is stated. */
    public void checked(boolean accepted, String remark, Caller by, Instant at) {
        state = accepted ? State.ACCEPTED : State.REFUSED;
        remarks = remark;
        checkedBy = by.username();
        checkedSubject = by.subject();
        checkedAt = at;
    }

    public AppraisalReport stated() {
        return Json.read(stated, AppraisalReport.class);
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return Mode.fromString(mode);
    }

    public CentreCode centre() {
        return new CentreCode(centre);
    }

    public AssetId asset() {
        return new AssetId(asset);
    }

    public State state() {
        return state;
    }

    /** Null before the file has come, as the file's other facts. */
    public String sha256() {
        return sha256;
    }

    public String fileName() {
        return fileName;
    }

    public Integer pages() {
        return pages;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String enteredSubject() {
        return enteredSubject;
    }

    /** Who brought it, or null where a centre did. */
    public ParticipantId participant() {
        return participant == null ? null : new ParticipantId(participant);
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /** The login that uploaded the file; null before, and for files of before this was written down. */
    public String uploadedSubject() {
        return uploadedSubject;
    }

    public LocalDate retainedUntil() {
        return retainedUntil;
    }

    public String checkedBy() {
        return checkedBy;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public String remarks() {
        return remarks;
    }
}
