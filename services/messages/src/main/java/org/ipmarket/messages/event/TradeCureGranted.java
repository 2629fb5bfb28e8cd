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
 * A period runs in which what has frozen a trade may be removed.
 *
 * @param until its end
 */
@EventType(name = "trade.cure.granted", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeCureGranted(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        FreezeGround ground,
        Instant until,
        Instant beganAt)
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
