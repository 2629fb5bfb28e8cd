package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;

/** A licence under an asset. */
@Entity
@Table(name = "grant_entry")
@IdClass(GrantEntryRow.Key.class)
public class GrantEntryRow {
    /** The asset and the trade that brought the licence. */
    public record Key(UUID asset, UUID trade) {}

    @Id
    public UUID asset;

    @Id
    public UUID trade;

    @Enumerated(EnumType.STRING)
    public Right rightGranted;

    /** How far it reaches; where it names no first day, that is {@link #effectiveOn}. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Extent extent = Extent.ALL;

    public UUID licensee;
    public String registration;
    public LocalDate effectiveOn;
    public Instant recordedAt;
}
