package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.asset.Bibliography;

/** What the office publishes about an asset. */
@Entity
@Table(name = "asset_bibliography")
public class BibliographyRow {
    @Id
    public UUID asset;

    @JdbcTypeCode(SqlTypes.JSON)
    public Bibliography document;

    /** {@link org.ipmarket.messages.event.EventJson#hash} of the document. */
    public String hash;
}
