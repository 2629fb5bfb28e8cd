package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.deal.Side;

/** A confidential paper of one side. */
@Entity
@Table(name = "deal_paper")
@IdClass(DealPaperRow.Key.class)
public class DealPaperRow {
    /** The deal, and the paper's number in it from 1. */
    public record Key(UUID deal, int number) {}

    @Id
    public UUID deal;

    @Id
    public int number;

    /** The side that discloses it. */
    @Enumerated(EnumType.STRING)
    public Side side;

    public UUID evidence;
    public String title;
    public String addedBy;
    public Instant addedAt;
}
