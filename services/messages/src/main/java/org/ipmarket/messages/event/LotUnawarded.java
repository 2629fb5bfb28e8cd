package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * After a default nobody else is awarded the lot: where a runner-up was announced, this or another {@code lot.awarded} follows each
 * {@code trade.defaulted}; until then the lot's assets stay promised.
 *
 * @param award the one whose trade was in default
 */
@EventType(name = "lot.unawarded", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotUnawarded(LotId lot, AwardId award, Mode mode, CentreCode centre, Instant decidedAt)
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
