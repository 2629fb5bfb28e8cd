package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/**
 * A deposit is not refunded (不予退还), because the winner defaulted.
 */
@EventType(
        name = "deposit.forfeited",
        aggregate = "deposit",
        by = "settlement",
        visibility = EventType.Visibility.PARTY)
public record DepositForfeited(
        DepositId deposit,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId participant,
        Money amount,
        TradeId trade,
        String reason,
        Instant forfeitedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return deposit.toString();
    }

    @Override
    public Set<ParticipantId> parties() {
        return Set.of(participant);
    }

    @Override
    public Set<CentreCode> centres() {
        return centre.equals(buyerCentre) ? Set.of(centre) : Set.of(centre, buyerCentre);
    }
}
