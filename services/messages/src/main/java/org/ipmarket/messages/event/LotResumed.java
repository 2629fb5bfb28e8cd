package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A suspended lot goes on.
 *
 * @param endsAt moved by the time lost
 */
@EventType(name = "lot.resumed", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotResumed(LotId lot, Mode mode, CentreCode centre, Instant endsAt, Instant resumedAt)
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
