package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A bidder may not leave the lot now, for the reason given: usually its bid stands.
 */
@EventType(name = "bidder.leave.refused", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.PARTY)
public record BidderLeaveRefused(
        LotId lot,
        Mode mode,
        CentreCode centre,
        DepositId deposit,
        ParticipantId participant,
        String reason,
        Instant refusedAt)
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
