package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A buyer from outside the mainland who may bid for an offer. */
@Entity
@Table(name = "export_clearance")
@IdClass(ExportClearanceRow.Key.class)
public class ExportClearanceRow {
    /** The offer and the buyer. */
    public record Key(UUID offer, UUID buyer) {}

    @Id
    public UUID offer;

    @Id
    public UUID buyer;

    /** Licence or registration, with its number, as the authority names it. */
    public String decision;

    public UUID evidence;

    /** The name that people read. */
    public String clearedBy;

    public Instant clearedAt;
}
