package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.title.Basis;
import org.ipmarket.messages.OwnerShare;

/** One link of an asset's chain of title. */
@Entity
@Table(name = "title_entry")
@IdClass(TitleEntryRow.Key.class)
public class TitleEntryRow {
    /** The asset and the place in its chain, from 1. */
    public record Key(UUID asset, int sequence) {}

    @Id
    public UUID asset;

    @Id
    public int sequence;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<OwnerShare> owners;

    public LocalDate fromDate;

    @Enumerated(EnumType.STRING)
    public Basis basis;

    public UUID trade;
    public String registration;
    public Instant enteredAt;

    /** The link that says that this one was wrong, or null. */
    public Integer supersededBy;

    /** Of a correction. */
    public String reasons;

    /** Evidence of a correction. */
    public UUID document;
}
