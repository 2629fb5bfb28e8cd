package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.state.IllegalTransition;

/** A side's signature under a paper of a trade. */
@Entity
@Table(name = "paper_signature")
public class PaperSignatureRow {
    public enum Side {
        SELLER,
        BUYER
    }

    /** How it is signed. */
    public enum Way {
        /** Signed or sealed on paper, which was uploaded. */
        SEALED,
        ELECTRONIC
    }

    /** How far it is. */
    public enum State {
        /** The sealed paper was uploaded; another has to check it. */
        ENTERED,
        /** The provider was asked. */
        ASKED,
        SIGNED,
        REFUSED
    }

    @Id
    private UUID id;

    private long version;
    private Mode mode;
    private UUID trade;
    private String kind;

    @Enumerated(EnumType.STRING)
    private Side side;

    @Enumerated(EnumType.STRING)
    private Way way;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "paper_sha256")
    private String paperSha256;

    private byte[] evidence;

    @Column(name = "evidence_type")
    private String evidenceType;

    @Column(name = "evidence_sha256")
    private String evidenceSha256;

    @Column(name = "provider_reference")
    private String providerReference;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_by_subject")
    private String enteredBySubject;

    @Column(name = "checked_by")
    private String checkedBy;

    private String reason;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "signed_at")
    private Instant signedAt;

    protected PaperSignatureRow() {}

    /** Bytes of an uploaded file. */
    public record File(byte[] bytes, String type, String sha256) {}

    public static PaperSignatureRow sealed(
            UUID id, Trade of, String kind, Side side, String paperSha256, File file, Caller by, Instant at) {
        PaperSignatureRow row = entered(id, of, kind, side, paperSha256, by, at);
        row.way = Way.SEALED;
        row.state = State.ENTERED;
        row.evidence = file.bytes();
        row.evidenceType = file.type();
        row.evidenceSha256 = file.sha256();
        return row;
    }

    public static PaperSignatureRow asked(
            UUID id, Trade of, String kind, Side side, String paperSha256, Caller by, Instant at) {
        PaperSignatureRow row = entered(id, of, kind, side, paperSha256, by, at);
        row.way = Way.ELECTRONIC;
        row.state = State.ASKED;
        return row;
    }

    private static PaperSignatureRow entered(
            UUID id, Trade of, String kind, Side side, String paperSha256, Caller by, Instant at) {
        PaperSignatureRow row = new PaperSignatureRow();
        row.id = id;
        row.mode = of.mode();
        row.trade = of.id().value();
        row.kind = kind;
        row.side = side;
        row.paperSha256 = paperSha256;
        row.enteredBy = by.username();
        row.enteredBySubject = by.subject();
        row.enteredAt = at;
        return row;
    }

    /** A second person has compared the sealed paper with what was to be signed. */
    public void checked(String by, Instant at) {
        require(State.ENTERED, "checked");
        state = State.SIGNED;
        checkedBy = by;
        signedAt = at;
        version++;
    }

    /** The provider says that it is signed. */
    public void signed(String reference, Instant at) {
        require(State.ASKED, "signed");
        state = State.SIGNED;
        providerReference = reference;
        signedAt = at;
        version++;
    }

    /** It counts for nothing; the side may sign anew. */
    public void refused(String why, String by) {
        if (state != State.ENTERED && state != State.ASKED) {
            throw new IllegalTransition("signature", state, "refused");
        }
        state = State.REFUSED;
        reason = why;
        checkedBy = by;
        version++;
    }

    private void require(State expected, String wanted) {
        if (state != expected) {
            throw new IllegalTransition("signature", state, wanted);
        }
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return mode;
    }

    public TradeId trade() {
        return new TradeId(trade);
    }

    public String kind() {
        return kind;
    }

    public Side side() {
        return side;
    }

    public Way way() {
        return way;
    }

    public State state() {
        return state;
    }

    /** Hash of the paper that was signed. */
    public String paperSha256() {
        return paperSha256;
    }

    /** The sealed paper, or null. */
    public File evidence() {
        return evidence == null ? null : new File(evidence, evidenceType, evidenceSha256);
    }

    public String evidenceSha256() {
        return evidenceSha256;
    }

    public String providerReference() {
        return providerReference;
    }

    public String enteredBy() {
        return enteredBy;
    }

    public String enteredBySubject() {
        return enteredBySubject;
    }

    public String checkedBy() {
        return checkedBy;
    }

    public String reason() {
        return reason;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    public Instant signedAt() {
        return signedAt;
    }
}
