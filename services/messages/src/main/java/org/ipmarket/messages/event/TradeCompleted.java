package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.TradeId;

/**
 * The bank has confirmed the seller's and the centres' payments: title has passed against payment.
 */
@EventType(name = "trade.completed", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PUBLIC)
public record TradeCompleted(
        TradeId trade,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        Money price,
        Right right,
        List<AssetId> assets,
        Instant completedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return trade.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return centre.equals(buyerCentre) ? Set.of(centre) : Set.of(centre, buyerCentre);
    }
}
