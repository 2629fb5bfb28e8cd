package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.participant.MandateScope;
import org.ipmarket.listing.participant.MandateState;
import org.ipmarket.listing.participant.MandateTerms;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** A power of attorney. */
@Entity
@Table(name = "mandate")
public class MandateRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;
    public UUID principal;
    public UUID agent;
    public String agentUser;
    public UUID agentParticipant;

    @Enumerated(EnumType.STRING)
    public MandateScope scope;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<AssetId> assets;

    public LocalDate fromDate;
    public LocalDate untilDate;
    public UUID document;

    @Enumerated(EnumType.STRING)
    public MandateState state;

    /** As it was last told: it follows the dates within a minute. What counts for an act are the dates. */
    public boolean inForce;

    public String givenBy;
    public Instant givenAt;
    public String acceptedBy;
    public Instant acceptedAt;
    public String endedBy;
    public String endedReason;
    public Instant endedAt;

    public ParticipantId principalId() {
        return new ParticipantId(principal);
    }

    public MandateTerms terms() {
        return new MandateTerms(
                agent == null ? null : new ParticipantId(agent),
                agentUser,
                scope,
                assets,
                fromDate,
                untilDate,
                document);
    }

    public boolean isInForceOn(LocalDate day) {
        return state == MandateState.ACCEPTED && terms().isInForceOn(day);
    }

    /** The participant that acts, itself or through its user; null where a named user is nobody's. */
    public UUID acting() {
        return agent == null ? agentParticipant : agent;
    }
}
