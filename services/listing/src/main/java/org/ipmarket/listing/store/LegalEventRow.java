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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.legal.Category;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.listing.legal.LegalEvent;

/** A legal event of an asset; never changed. */
@Entity
@Immutable
@Table(name = "legal_event")
@IdClass(LegalEventRow.Key.class)
public class LegalEventRow {
    /** The asset and the order of entry, from 1. */
    public record Key(UUID asset, int sequence) {}

    /** Where it comes from. */
    public enum Source {
        /** Entered by one person and checked by another. */
        OPERATOR,
        /** The EPO's database of legal events. */
        INPADOC,
        /** A trade of this market. */
        TRADE
    }

    @Id
    public UUID asset;

    @Id
    public int sequence;

    @Enumerated(EnumType.STRING)
    public Category category;

    @Enumerated(EnumType.STRING)
    public EventKind kind;

    public String code;
    public String meaning;
    public String office;
    public LocalDate effectiveOn;
    public LocalDate publishedOn;

    @Enumerated(EnumType.STRING)
    public Source source;

    public String sourceKey;

    @JdbcTypeCode(SqlTypes.JSON)
    public EventDetail detail;

    public UUID document;
    public String enteredBy;
    public Instant enteredAt;

    /** Whether it was entered before the day on which it takes effect. */
    public boolean early;

    public LegalEvent event() {
        return new LegalEvent(sequence, kind, effectiveOn, publishedOn, source == Source.INPADOC, detail);
    }
}
