package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.participant.UserRole;
import org.ipmarket.messages.Mode;

/** A login of a participant. */
@Entity
@Table(name = "participant_user")
public class UserRow {
    @Id
    public String username;

    /** The identity provider's name for it, which its tokens carry. */
    public String subject;

    public Mode mode;
    public UUID participant;
    public long version;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<UserRole> roles;

    public boolean active;

    /** Why it is not active; null where it is. */
    public String reason;

    public Instant createdAt;
    public Instant changedAt;
}
