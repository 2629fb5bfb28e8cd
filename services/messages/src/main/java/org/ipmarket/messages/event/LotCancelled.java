package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A lot was taken back before its close; every deposit on it goes back.
 */
@EventType(name = "lot.cancelled", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotCancelled(LotId lot, Mode mode, CentreCode centre, String reason, Instant cancelledAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return lot.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
