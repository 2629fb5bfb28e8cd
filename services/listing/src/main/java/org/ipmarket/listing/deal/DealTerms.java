package org.ipmarket.listing.deal;

import java.util.List;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;

/**
 * What one side puts on the table.
 *
 * @param assets what the right is in, all of them together
 * @param extent how far a licence reaches, or null for all of the right
 * @param conditions the rest of the bargain in the sides' own words
 */
public record DealTerms(Money price, Right right, Extent extent, List<AssetId> assets, String conditions) {
    public DealTerms {
        assets = List.copyOf(assets);
    }
}
