package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.event.ParticipantChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** A party of the market, with the name that no event carries. */
@Entity
@Table(name = "participant")
public class ParticipantRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;

    @Enumerated(EnumType.STRING)
    public ParticipantKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    public LocalizedText name;

    public String homeCentre;

    @Enumerated(EnumType.STRING)
    public Standing standing;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<CentreCode> qualifiedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<ParticipantId> related;

    public boolean outsideMainland;
    public String suspensionReason;
    public Instant registeredAt;

    public ParticipantId participant() {
        return new ParticipantId(id);
    }

    /** Whether the centre is its home or has qualified it. */
    public boolean belongsTo(CentreCode centre) {
        return homeCentre.equals(centre.value()) || qualifiedAt.contains(centre);
    }

    /** The state as it is told: without a name. */
    public ParticipantChanged told() {
        return new ParticipantChanged(
                participant(),
                mode,
                version,
                kind,
                new CentreCode(homeCentre),
                standing,
                qualifiedAt,
                related,
                outsideMainland,
                null,
                null);
    }
}
