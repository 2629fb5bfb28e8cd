package org.ipmarket.messages.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * An offer was announced: from now on bidding decides about its lot. Carries the whole terms, so that a later change of the centre's rules changes no announced lot.
 */
@EventType(name = "offer.announced", aggregate = "offer", by = "listing", visibility = EventType.Visibility.PUBLIC)
public record OfferAnnounced(
        OfferId offer,
        Mode mode,
        CentreCode centre,
        String noticeNumber,
        List<OfferedAsset> assets,
        ParticipantId seller,
        Right right,
        SaleMethod method,
        LocalizedText title,
        Money startPrice,
        Money increment,
        Money deposit,
        Instant announcedAt,
        Instant opensAt,
        Instant closesAt,
        TradingRules rules,
        FeeSchedule fees,
        @Nullable OfferId relists,
        boolean demonstration,
        @Nullable Extent extent,
        @Nullable ContestTerms contest)
        implements MarketEvent {
    @Override
    public String subject() {
        return offer.toString();
    }

    @Override
    public Set<CentreCode> centres() {
        return Set.of(centre);
    }
    /** An asset of the offer, as it was when the offer was announced. */
    public record OfferedAsset(AssetId asset, long version, AssetType type) {}
}
