package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where a live centre rehearses. */
@Entity
@Table(name = "sandbox")
public class SandboxRow {
    /** How far it is; what is MAKING or CLOSING is finished by whoever asks again. */
    public enum State {
        MAKING,
        OPEN,
        CLOSING,
        CLOSED
    }

    /** The centre's code. */
    @Id
    public String centre;

    public long version;

    @Enumerated(EnumType.STRING)
    public State state;

    /** The version of the live centre whose terms the twin has. */
    public long liveVersion;

    /** The parties that rehearse: the seller, then the buyers. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<UUID> participants;

    /** Subject of the login that opened it last. */
    public String openedBy;

    /** The key that it sent, by which its repetition is known. */
    public String openingKey;

    /** Its name, for people to read. */
    public String openedByName;

    public Instant openedAt;
    public Instant changedAt;
}
