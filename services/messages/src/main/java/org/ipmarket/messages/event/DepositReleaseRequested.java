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
 * A bidder asks for its deposit back before the lot has ended; bidding answers with {@link BidderLeft} or {@link BidderLeaveRefused}.
 */
@EventType(
        name = "deposit.release.requested",
        aggregate = "deposit",
        by = "settlement",
        visibility = EventType.Visibility.PARTY)
public record DepositReleaseRequested(
        DepositId deposit,
        LotId lot,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId participant,
        Money amount,
        Instant requestedAt)
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
