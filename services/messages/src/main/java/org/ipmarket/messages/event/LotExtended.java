package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A valid late bid moved the end of a lot.
 */
@EventType(name = "lot.extended", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotExtended(LotId lot, Mode mode, CentreCode centre, long sequence, Instant endsAt)
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
