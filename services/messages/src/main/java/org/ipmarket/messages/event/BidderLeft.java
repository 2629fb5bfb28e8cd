package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bidder without a standing bid left the lot; its deposit may go back.
 */
@EventType(name = "bidder.left", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PARTY)
public record BidderLeft(
        LotId lot, Mode mode, CentreCode centre, DepositId deposit, ParticipantId participant, Instant leftAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return lot.toString();
    }

    @Override
    public Set<ParticipantId> parties() {
        return Set.of(participant);
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
