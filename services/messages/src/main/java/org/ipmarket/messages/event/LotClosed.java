package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;

/**
 * A lot ended. {@code retainedDeposits} are the winners' (and, where announced, the waiting runners-up's); every other deposit on the lot goes back. {@code bidders} counts the different ones with a valid bid; the log's root and size are those that the closing certificate signs.
 */
@EventType(name = "lot.closed", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotClosed(
        LotId lot,
        Mode mode,
        CentreCode centre,
        Result result,
        @Nullable Money price,
        int bidders,
        long bids,
        Set<DepositId> retainedDeposits,
        String rulesVersion,
        String logRoot,
        long logSize,
        Instant closedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return lot.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }

    public enum Result {
        SOLD,
        UNSOLD
    }
}
