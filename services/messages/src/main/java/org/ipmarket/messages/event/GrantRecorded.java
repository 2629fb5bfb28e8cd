package org.ipmarket.messages.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * A licence under an asset was entered in the register.
 */
@EventType(name = "grant.recorded", aggregate = "asset", by = "listing", visibility = EventType.Visibility.PUBLIC)
public record GrantRecorded(
        AssetId asset,
        Mode mode,
        TradeId trade,
        CentreCode centre,
        Right right,
        ParticipantId licensee,
        String registration,
        LocalDate effectiveOn,
        Instant recordedAt,
        @Nullable Extent extent)
        implements MarketEvent {
    @Override
    public String subject() {
        return asset.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
