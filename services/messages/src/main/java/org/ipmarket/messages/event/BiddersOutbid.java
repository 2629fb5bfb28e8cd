package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Other bids have passed these participants'. Told with the bids that passed them (`bids.accepted`), and only where the format shows the price to
 * everybody while it runs: of sealed and hidden offers nobody is told how they stand.
 *
 * @param participants who led before those bids, or made one of them, and do not lead after them
 * @param price that leads now, as everybody sees it
 * @param endsAt when the lot ends if nothing more comes
 */
@EventType(name = "bidders.outbid", aggregate = "lot", by = "bidding", visibility = EventType.Visibility.INTERNAL)
public record BiddersOutbid(
        LotId lot,
        Mode mode,
        CentreCode centre,
        Set<ParticipantId> participants,
        Money price,
        Instant endsAt,
        Instant outbidAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return lot.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
}
