package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * A period of a trade runs out soon, or has run out and nothing follows by itself: told once each.
 *
 * @param state the trade's
 * @param due when it runs out, or ran out
 * @param source the rule that the period comes from
 * @param overdue whether it has run out
 */
@EventType(name = "trade.reminded", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeReminded(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        String state,
        Instant due,
        String source,
        boolean overdue,
        Instant remindedAt)
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
