package org.ipmarket.listing.offer;

import java.util.List;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * What a seller offers.
 *
 * @param assets sold together as one lot
 * @param increment least step above the best bid
 * @param relists the ended offer that this one offers anew, or null
 * @param extent how far a licence reaches; {@link Extent#ALL} for an assignment
 */
public record OfferTerms(
        CentreCode centre,
        List<AssetId> assets,
        Right right,
        SaleMethod method,
        LocalizedText title,
        Money startPrice,
        Money increment,
        OfferId relists,
        Extent extent,
        Declarations declarations) {
    public OfferTerms {
        assets = List.copyOf(assets);
    }
}
