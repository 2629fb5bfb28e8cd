package org.ipmarket.valuation.learning;

import java.time.Instant;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A lot that ended and can teach: sold, and its trade completed; or unsold without a single bid, so that nobody would pay its start
 * price.
 *
 * @param amountMinor the price, or the start price, in CNY
 */
public record EndedLot(
        LotId lot,
        Mode mode,
        CentreCode centre,
        List<AssetId> assets,
        Right right,
        SaleMethod method,
        Instant announcedAt,
        Instant closedAt,
        boolean sold,
        long amountMinor) {
    public EndedLot {
        assets = List.copyOf(assets);
    }
}
