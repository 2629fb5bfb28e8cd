package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A centre's qualifying of a party, with the papers that it looked at. */
@Entity
@Table(name = "participant_qualification")
public class QualificationRow {
    @Id
    public UUID id;

    public UUID participant;
    public String centre;
    public String qualifiedBy;
    public Instant qualifiedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<UUID> documents;
}
