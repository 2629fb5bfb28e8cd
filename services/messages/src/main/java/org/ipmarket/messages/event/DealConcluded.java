package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * A negotiated transfer (协议转让) was agreed and every gate held: settlement opens its trade. There was no auction and no bid security.
 *
 * @param deal its id; the trade names the lot of the same id
 * @param award made by the agreement, one for a deal
 * @param noticeNumber of the publicity, or of the agreement where none was due
 */
@EventType(name = "deal.concluded", aggregate = "offer", by = "listing", visibility = EventType.Visibility.PARTY)
public record DealConcluded(
        OfferId deal,
        AwardId award,
        Mode mode,
        CentreCode centre,
        CentreCode buyerCentre,
        ParticipantId seller,
        ParticipantId buyer,
        Right right,
        @Nullable Extent extent,
        List<AssetId> assets,
        LocalizedText title,
        Money price,
        String noticeNumber,
        TradingRules rules,
        FeeSchedule fees,
        boolean demonstration,
        Instant concludedAt)
        implements MarketEvent {
    @Override
    public String subject() {
        return deal.toString();
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
