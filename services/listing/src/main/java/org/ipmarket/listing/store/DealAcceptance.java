package org.ipmarket.listing.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.ipmarket.listing.deal.Side;

/** A login of a side has accepted a round. */
@Embeddable
public class DealAcceptance {
    public int round;

    @Enumerated(EnumType.STRING)
    public Side side;

    public String givenBy;
    public String subject;
    public Instant givenAt;

    protected DealAcceptance() {}

    public DealAcceptance(int round, Side side, String givenBy, String subject, Instant givenAt) {
        this.round = round;
        this.side = side;
        this.givenBy = givenBy;
        this.subject = subject;
        this.givenAt = givenAt;
    }
}
