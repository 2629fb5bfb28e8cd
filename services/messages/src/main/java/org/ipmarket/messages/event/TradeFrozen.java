package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.FreezeGround;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * Something has happened before the sale was completed: the trade and its money stand still until it is lifted or undone.
 *
 * @param from the state that it goes back to when it is lifted
 * @param reason in a sentence
 */
@EventType(name = "trade.frozen", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeFrozen(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        String from,
        FreezeGround ground,
        String reason,
        Instant frozenAt)
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
