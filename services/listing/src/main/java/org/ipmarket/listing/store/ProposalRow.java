package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.legal.Category;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.messages.OwnerShare;

/** Something that one person would have the register say, and that another one confirms. */
@Entity
@Table(name = "register_proposal")
public class ProposalRow {
    /** How far it has come. */
    public enum State {
        PROPOSED,
        CONFIRMED,
        REFUSED
    }

    /** A legal event. */
    public record Event(
            EventKind kind,
            Category category,
            String office,
            String code,
            String meaning,
            LocalDate effectiveOn,
            LocalDate publishedOn,
            EventDetail detail,
            UUID document) {}

    /** A correction of the chain of title. */
    public record Title(List<OwnerShare> owners, LocalDate from, String registration, String reasons, UUID document) {}

    @Id
    public UUID id;

    public UUID asset;

    @Enumerated(EnumType.STRING)
    public State state;

    @JdbcTypeCode(SqlTypes.JSON)
    public Event legalEvent;

    @JdbcTypeCode(SqlTypes.JSON)
    public Title title;

    /** The token's subject. */
    public String proposedBy;

    /** The name that people read. */
    public String proposer;

    public Instant proposedAt;
    public String decidedBy;
    public String decider;
    public Instant decidedAt;

    /** Of a refusal. */
    public String reasons;

    /** Of the entry that it has become. */
    public Integer sequence;
}
