package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.chassis.caller.Role;

/** A login or client with which a sandbox is used. */
@Entity
@Table(name = "sandbox_account")
public class SandboxAccountRow {
    /** Whose it is. */
    public enum Kind {
        /** A person of the centre. */
        STAFF,
        /** The centre's software. */
        SYSTEM,
        /** A user of a party that rehearses. */
        PARTICIPANT
    }

    /** The login's name or the client's id. */
    @Id
    public String name;

    /** The centre's code. */
    public String centre;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    /** The live login or client that it doubles, or null where it stands in for one that there is not. */
    public String twinOf;

    @JdbcTypeCode(SqlTypes.JSON)
    public Set<Role> roles;

    /** Null for the centre's own. */
    public UUID participant;

    /** False for the twin of somebody who has left. */
    public boolean active;
}
