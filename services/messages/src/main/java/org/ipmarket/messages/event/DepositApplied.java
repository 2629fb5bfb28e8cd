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
 * The winner's deposit was counted towards the price.
 */
@EventType(name = "deposit.applied", aggregate = "deposit", by = "settlement", visibility = EventType.Visibility.PARTY)
public record DepositApplied(
        DepositId deposit,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId participant,
        Money amount,
        TradeId trade,
        Instant appliedAt)
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
