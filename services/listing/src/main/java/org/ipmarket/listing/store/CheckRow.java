package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.participant.CheckKind;
import org.ipmarket.listing.participant.CheckState;
import org.ipmarket.messages.Mode;

/** A check whether a party is who it says. */
@Entity
@Table(name = "real_name_check")
public class CheckRow {
    @Id
    public UUID id;

    public Mode mode;
    public long version;
    public UUID participant;

    @Enumerated(EnumType.STRING)
    public CheckKind kind;

    @Enumerated(EnumType.STRING)
    public CheckState state;

    /** The centre whose people look. */
    public String centre;

    public String requestedBy;
    public Instant requestedAt;
    public Boolean passed;
    public String source;
    public UUID document;
    public String reason;
    public String recordedBy;
    public String recordedByName;
    public Instant recordedAt;
    public String confirmedByName;
    public Instant confirmedAt;

    /** Of the small payment, in minor units. */
    public Long amountMinor;

    public String paymentReference;
    public Instant paidAt;
    public int attempts;
}
