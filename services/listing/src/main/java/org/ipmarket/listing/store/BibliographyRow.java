package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.search.SearchTerms;

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

    /** What its titles and abstracts are found by; see {@link SearchTerms}. */
    public String searchTerms;

    @PrePersist
    @PreUpdate
    void analyse() {
        searchTerms = SearchTerms.ofBibliography(document);
    }
}
