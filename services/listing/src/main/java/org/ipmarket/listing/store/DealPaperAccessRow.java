package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody has been given a paper to read. */
@Entity
@Table(name = "deal_paper_access")
public class DealPaperAccessRow {
    @Id
    public UUID id;

    public UUID deal;
    public int paper;
    public UUID participant;
    public String centre;
    public String readBy;
    public String subject;
    public Instant readAt;
}
