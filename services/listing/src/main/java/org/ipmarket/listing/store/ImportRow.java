package org.ipmarket.listing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.ipmarket.listing.document.FileFormat;
import org.ipmarket.listing.imports.Counts;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.listing.imports.Keeping;
import org.ipmarket.messages.Mode;

/** A file of rights to be entered in the register, and how far that has come. */
@Entity
@Table(name = "asset_import")
public class ImportRow {
    @Id
    public UUID id;

    public Mode mode;
    public UUID owner;
    public String registeredCentre;

    @Enumerated(EnumType.STRING)
    public Keeping keeping;

    /** Null where the file itself decides. */
    @Enumerated(EnumType.STRING)
    public FileFormat format;

    public boolean demonstration;
    public String enteredBy;

    @Enumerated(EnumType.STRING)
    public ImportState state;

    public long bytes;
    public String sha256;
    public long bytesRead;

    /** Records whose effect is committed. */
    @Column(name = "position")
    public int position;

    public int created;
    public int updated;
    public int same;
    public int refused;
    public String problem;

    /** How often it was begun. */
    public int attempts;

    /** Whether it shall stop. */
    public boolean cancelled;

    /** Who works on it, until when without a further sign. */
    public UUID worker;

    public Instant leaseUntil;
    public Instant receivedAt;
    public Instant startedAt;
    public Instant endedAt;

    public Counts counts() {
        return new Counts(created, updated, same, refused);
    }
}
