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
 * A sale is undone, by nobody's default: the buyer has all of its money back.
 *
 * @param price that was agreed
 * @param refunded what went back to the buyer from the trade; a deposit that was never applied is told as released
 * @param basis what it rests on
 * @param reason in a sentence
 */
@EventType(name = "trade.unwound", aggregate = "trade", by = "settlement", visibility = EventType.Visibility.PARTY)
public record TradeUnwound(
        TradeId trade,
        AwardId award,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        Money price,
        Money refunded,
        Basis basis,
        String reason,
        Instant unwoundAt)
        implements MarketEvent {
    /** What permits to undo a sale. */
    public enum Basis {
        /** Both sides have agreed to it. */
        AGREEMENT,
        /** A court, an arbitral body or the office has decided, finally. */
        FINAL_DECISION,
        /** The contract says so for a period to cure that ends in vain. */
        CLAUSE
    }

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
