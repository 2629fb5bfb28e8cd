package org.ipmarket.listing.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;

/** The newest indicative value that was told of an asset. */
@Entity
@Table(name = "asset_value")
public class AssetValueRow {
    @Id
    public UUID asset;

    public long assetVersion;
    public Mode mode;
    public UUID valuation;

    @JdbcTypeCode(SqlTypes.JSON)
    public Money p10;

    @JdbcTypeCode(SqlTypes.JSON)
    public Money p50;

    @JdbcTypeCode(SqlTypes.JSON)
    public Money p90;

    public String noEstimateReason;
    public Instant completedAt;
}
