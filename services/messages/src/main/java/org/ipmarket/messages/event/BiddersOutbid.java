package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.Set;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * Other bids have passed these participants'. Told at most once for each commit and lot, and only where the format shows the price to
 * everybody while it runs: of sealed and hidden offers nobody is told how they stand.
 *
 * @param participants who led before the commit, or had a valid bid in it, and do not lead after it
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
