package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * A side did not sign or pay in time; bidding decides what becomes of the lot.
 */
@EventType(name = "trade.defaulted", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeDefaulted(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        Money price,
        Side side,
        String reason,
        Instant defaultedAt)
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
    /** Who did not do its part. */
    public enum Side {
        BUYER,
        SELLER
    }
}
