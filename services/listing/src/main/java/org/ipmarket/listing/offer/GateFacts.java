package org.ipmarket.listing.offer;

import java.time.LocalDate;
import java.util.List;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/**
 * What the gates are judged by, as it stands in the transaction that announces.
 *
 * @param today the market's day
 * @param closes the market's day on which the lot is planned to close
 * @param oldestStatusDays how old the copy of the register may be
 */
public record GateFacts(
        LocalDate today,
        LocalDate closes,
        int oldestStatusDays,
        Right right,
        ParticipantId seller,
        Standing standing,
        List<Asset> assets) {
    /**
     * @param expires first day without protection, or null where unknown
     * @param grants licences in force
     * @param others offers of the same asset, at any centre, that hold it now
     */
    public record Asset(
            AssetId id,
            LegalStatus status,
            LocalDate statusAsOf,
            LocalDate expires,
            List<OwnerShare> owners,
            List<Right> grants,
            List<OtherOffer> others) {}

    public record OtherOffer(OfferId offer, CentreCode centre, Right right) {}
}
