package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;

/**
 * A stage, pause or turn of the contest ended and the next began; {@code stage} is absent where the contest is over and only its close is to come.
 */
@EventType(name = "lot.advanced", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PUBLIC)
public record LotAdvanced(
        LotId lot, Mode mode, CentreCode centre, @Nullable String stage, Instant endsAt, Instant advancedAt)
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
