package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.offer.AwardState;

/** An award of an offer's lot. Whoever changes it holds the offer's lock. */
@Entity
@Table(name = "offer_award")
public class AwardRow {
    @Id
    public UUID id;

    public UUID offer;
    public UUID winner;
    public long priceMinor;
    public Instant awardedAt;

    @Enumerated(EnumType.STRING)
    public AwardState state;

    /** The trade whose recordal has reached the register. */
    public UUID trade;

    public Instant endedAt;

    /** Moves to a state; an event that asks for another way is a fault. */
    public void move(AwardState next) {
        if (!state.permits(next)) {
            throw new IllegalStateException("award " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
    }
}
