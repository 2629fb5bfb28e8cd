package org.ipmarket.messages.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.TradeId;

/**
 * An asset changed hands on the register.
 */
@EventType(name = "title.changed", aggregate = "asset", by = "listing", visibility = EventType.Visibility.PUBLIC)
public record TitleChanged(
        AssetId asset,
        Mode mode,
        TradeId trade,
        CentreCode centre,
        List<OwnerShare> from,
        List<OwnerShare> to,
        String registration,
        LocalDate effectiveOn,
        Instant changedAt)
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
