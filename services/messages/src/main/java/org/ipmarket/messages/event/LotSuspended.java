package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/** A lot takes no bids until it is resumed, and does not close. */
@EventType(name = "lot.suspended", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotSuspended(LotId lot, Mode mode, CentreCode centre, String reason, Instant suspendedAt)
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
