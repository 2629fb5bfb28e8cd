package org.ipmarket.listing.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.listing.deal.Side;

/** A side has promised to keep the other's papers to itself; the hash is of the text that it signed. */
@Embeddable
public class DealUndertaking {
    @Enumerated(EnumType.STRING)
    public Side side;

    public int textVersion;
    public String textHash;
    public String signedBy;
    public String subject;
    public Instant signedAt;

    protected DealUndertaking() {}

    public DealUndertaking(
            Side side, int textVersion, String textHash, String signedBy, String subject, Instant signedAt) {
        this.side = side;
        this.textVersion = textVersion;
        this.textHash = textHash;
        this.signedBy = signedBy;
        this.subject = subject;
        this.signedAt = signedAt;
    }
}
