package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * Bidding on a lot began.
 */
@EventType(name = "lot.opened", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotOpened(
        LotId lot,
        Mode mode,
        CentreCode centre,
        Instant openedAt,
        Instant endsAt,
        String rulesVersion,
        String termsHash)
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
