package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A deposit goes back to the account it came from.
 */
@EventType(name = "deposit.released", aggregate = "deposit", by = "settlement", visibility = EventType.Visibility.PARTY)
public record DepositReleased(
        DepositId deposit,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId participant,
        Money amount,
        String reason,
        Instant releasedAt)
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
