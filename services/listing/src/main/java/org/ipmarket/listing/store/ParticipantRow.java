package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.search.SearchTerms;
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

    /** What its name is found by; see {@link SearchTerms}. */
    public String searchTerms;

    public String homeCentre;

    @Enumerated(EnumType.STRING)
    public Standing standing;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<CentreCode> qualifiedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<ParticipantId> related;

    /** Who now acts for it under a mandate. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Set<ParticipantId> agents = Set.of();

    /** Centres that declared it their staff. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Set<CentreCode> staffDeclared = Set.of();

    /** These, and the centres whose staff those are for whom it acts. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Set<CentreCode> staffOf = Set.of();

    /** Acts that need two of its users. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Set<StepKind> twoPersonSteps = Set.of();

    /** Where a search by name looks. */
    public String nameText = "";

    /** When its names and papers were erased; null where they were not. */
    public Instant erasedAt;

    public boolean outsideMainland;
    public String suspensionReason;
    public Instant registeredAt;

    /** Its name, and where a search finds it. */
    public void call(LocalizedText next) {
        name = next;
        nameText = SearchText.of(next);
    }

    @PrePersist
    @PreUpdate
    void analyse() {
        searchTerms = SearchTerms.ofName(name);
    }

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
                agents.isEmpty() ? null : agents,
                staffOf.isEmpty() ? null : staffOf);
    }
}
