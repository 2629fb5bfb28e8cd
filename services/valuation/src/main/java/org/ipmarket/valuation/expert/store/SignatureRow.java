package org.ipmarket.valuation.expert.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.SignatureDeed;
import org.ipmarket.valuation.expert.SignatureState;

/** An expert's signature under an edition of an opinion. */
@Entity
@Table(name = "opinion_signature")
public class SignatureRow {
    @Id
    private UUID id;

    @Version
    @Column(name = "row_version")
    private long version;

    private String mode;
    private UUID opinion;
    private int edition;
    private int ordinal;
    private UUID expert;

    @Enumerated(EnumType.STRING)
    private SignatureState state;

    @Enumerated(EnumType.STRING)
    private Manner manner;

    @Column(name = "paper_sha256")
    private String paperSha256;

    private String username;
    private String subject;

    @Column(name = "provider_reference")
    private String providerReference;

    @Column(name = "scan_sha256")
    private String scanSha256;

    @Column(name = "scan_pages")
    private Integer scanPages;

    @Column(name = "checked_by")
    private String checkedBy;

    @Column(name = "checked_subject")
    private String checkedSubject;

    @Column(name = "checked_at")
    private Instant checkedAt;

    private String reason;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "signed_at")
    private Instant signedAt;

    protected SignatureRow() {}

    /** @param ordinal 1 for the first expert's, 2 for the second's */
    public static SignatureRow asked(
            OpinionRow of, int ordinal, UUID expert, String paperSha256, Caller by, Instant at) {
        SignatureRow row = begun(of, ordinal, expert, paperSha256, by, at);
        row.state = SignatureState.ASKED;
        row.manner = Manner.ELECTRONIC;
        return row;
    }

    /** The scan of a sealed paper. @param scanSha256 of a file of evidence */
    public record Scan(String scanSha256, int pages) {}

    /** @param ordinal 1 for the first expert's, 2 for the second's */
    public static SignatureRow uploaded(
            OpinionRow of, int ordinal, UUID expert, String paperSha256, Scan scan, Caller by, Instant at) {
        SignatureRow row = begun(of, ordinal, expert, paperSha256, by, at);
        row.state = SignatureState.UPLOADED;
        row.manner = Manner.SEALED_SCAN;
        row.scanSha256 = scan.scanSha256();
        row.scanPages = scan.pages();
        return row;
    }

    private static SignatureRow begun(
            OpinionRow of, int ordinal, UUID expert, String paperSha256, Caller by, Instant at) {
        SignatureRow row = new SignatureRow();
        row.id = Ids.next();
        row.mode = of.mode().wire();
        row.opinion = of.id();
        row.edition = of.edition();
        row.ordinal = ordinal;
        row.expert = expert;
        row.paperSha256 = paperSha256;
        row.username = by.username();
        row.subject = by.subject();
        row.askedAt = at;
        return row;
    }

    /** The provider says so. */
    public void signed(String reference, Instant at) {
        state = state.by(SignatureDeed.ANSWER);
        providerReference = reference;
        signedAt = at;
    }

    /** It counts for nothing; the expert may sign anew. */
    public void refused(String why) {
        state = state.by(SignatureDeed.REFUSE);
        reason = why;
    }

    /** Another person of the centre has compared the scan: it counts from now on. */
    public void confirmed(Caller by, Instant at) {
        state = state.by(SignatureDeed.CONFIRM);
        signedAt = at;
        checked(by, at);
    }

    /** That person says why it does not count. */
    public void refused(String why, Caller by, Instant at) {
        refused(why);
        checked(by, at);
    }

    private void checked(Caller by, Instant at) {
        checkedBy = by.username();
        checkedSubject = by.subject();
        checkedAt = at;
    }

    public UUID id() {
        return id;
    }

    public Mode mode() {
        return Mode.fromString(mode);
    }

    public UUID opinion() {
        return opinion;
    }

    public int edition() {
        return edition;
    }

    public int ordinal() {
        return ordinal;
    }

    public UUID expert() {
        return expert;
    }

    public SignatureState state() {
        return state;
    }

    public Manner manner() {
        return manner;
    }

    /** What proves it: the provider's reference, or the hash of the scan. */
    public String proof() {
        return manner == Manner.SEALED_SCAN ? scanSha256 : providerReference;
    }

    /** Null for an electronic one. */
    public String scanSha256() {
        return scanSha256;
    }

    /** Null for an electronic one. */
    public Integer scanPages() {
        return scanPages;
    }

    /** Who has compared the scan; null for an electronic one, and before. */
    public String checkedBy() {
        return checkedBy;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public String paperSha256() {
        return paperSha256;
    }

    public String username() {
        return username;
    }

    public String subject() {
        return subject;
    }

    public String providerReference() {
        return providerReference;
    }

    public String reason() {
        return reason;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant signedAt() {
        return signedAt;
    }
}
