package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.deal.Objection;

/** What somebody says against a publicised deal, and the centre's answer. */
@Entity
@Table(name = "deal_objection")
@IdClass(DealObjectionRow.Key.class)
public class DealObjectionRow {
    /** The deal, and the objection's number in it from 1. */
    public record Key(UUID deal, int number) {}

    @Id
    public UUID deal;

    @Id
    public int number;

    /** The participant whose user raised it, or null. */
    public UUID participant;

    public String raisedBy;
    public String subject;
    public String reasons;
    public Instant raisedAt;

    /** Null while it waits for an answer. */
    @Enumerated(EnumType.STRING)
    public Objection.Verdict verdict;

    /** Null unless it was upheld. */
    @Enumerated(EnumType.STRING)
    public Objection.Consequence consequence;

    public String answer;
    public String answeredBy;
    public Instant answeredAt;
}
