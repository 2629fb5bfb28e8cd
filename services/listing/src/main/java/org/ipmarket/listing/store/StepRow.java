package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.participant.StepState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.ParticipantId;

/** An act that waits for a second user of the participant. */
@Entity
@Table(name = "step")
public class StepRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;
    public UUID participant;

    @Enumerated(EnumType.STRING)
    public StepKind kind;

    /** What it is about: the id of an offer, for example. */
    public String subject;

    /** The version of that when the act was proposed; 0 where it has none. */
    public long subjectVersion;

    /** What was stated with the act. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> payload;

    @Enumerated(EnumType.STRING)
    public StepState state;

    public String proposedBy;
    public String proposedByName;
    public Instant proposedAt;
    public Instant expiresAt;
    public String decidedBy;
    public String decidedByName;
    public Instant decidedAt;
    public String reason;

    public ParticipantId participantId() {
        return new ParticipantId(participant);
    }
}
