package org.ipmarket.listing.desk;

import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;

/** What the audit keeps of an offer, before and after an act. */
record OfferImage(
        long version,
        OfferState state,
        String centre,
        UUID seller,
        List<UUID> assets,
        Right right,
        Money startPrice,
        Money increment,
        UUID relists,
        String noticeNumber,
        String withdrawalReason) {
    static OfferImage of(OfferRow row) {
        return new OfferImage(
                row.version,
                row.state,
                row.centre,
                row.seller,
                row.assetIds(),
                row.rightOffered,
                row.money(row.startPriceMinor),
                row.money(row.incrementMinor),
                row.relists,
                row.noticeNumber,
                row.withdrawalReason);
    }
}
