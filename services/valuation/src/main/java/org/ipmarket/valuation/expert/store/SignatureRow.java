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

/** An expert's signature under an edition of an opinion. */
@Entity
@Table(name = "opinion_signature")
public class SignatureRow {
    /** How far it is. */
    public enum State {
        /** The provider was asked. */
        ASKED,
        SIGNED,
        REFUSED
    }

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
    private State state;

    @Column(name = "paper_sha256")
    private String paperSha256;

    private String username;
    private String subject;

    @Column(name = "provider_reference")
    private String providerReference;

    private String reason;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "signed_at")
    private Instant signedAt;

    protected SignatureRow() {}

    /** @param ordinal 1 for the first expert's, 2 for the second's */
    public static SignatureRow asked(
            OpinionRow of, int ordinal, UUID expert, String paperSha256, Caller by, Instant at) {
        SignatureRow row = new SignatureRow();
        row.id = Ids.next();
        row.mode = of.mode().wire();
        row.opinion = of.id();
        row.edition = of.edition();
        row.ordinal = ordinal;
        row.expert = expert;
        row.state = State.ASKED;
        row.paperSha256 = paperSha256;
        row.username = by.username();
        row.subject = by.subject();
        row.askedAt = at;
        return row;
    }

    public void signed(String reference, Instant at) {
        state = State.SIGNED;
        providerReference = reference;
        signedAt = at;
    }

    /** It counts for nothing; the expert may sign anew. */
    public void refused(String why) {
        state = State.REFUSED;
        reason = why;
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

    public State state() {
        return state;
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
