package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * What had frozen a trade is gone: it goes on where it stood, its periods later by the time it stood still.
 *
 * @param to the state that it stands in again
 * @param due the end of that state's period, or null where it has none
 */
@EventType(name = "trade.lifted", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeLifted(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        String to,
        @Nullable Instant due,
        String reason,
        Instant liftedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return trade.toString();
    }

    @Override
    public Set<ParticipantId> parties() {
        return Set.of(seller, buyer);
    }

    @Override
    public Set<CentreCode> centres() {
        return centre.equals(buyerCentre) ? Set.of(centre) : Set.of(centre, buyerCentre);
    }
}
