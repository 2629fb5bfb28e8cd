package org.ipmarket.listing.offer;

import java.util.List;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * What a seller offers.
 *
 * @param assets sold together as one lot
 * @param increment least step above the best bid; {@link #NO_INCREMENT} minor units where the method has no steps
 * @param relists the ended offer that this one offers anew, or null
 * @param extent how far a licence reaches; {@link Extent#ALL} for an assignment
 * @param contest what the seller chooses of the contest, or null where it chooses nothing
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
        Declarations declarations,
        @Nullable ContestChoice contest) {
    /** In minor units: what stands where a method has no steps. */
    public static final long NO_INCREMENT = 1;

    public OfferTerms {
        assets = List.copyOf(assets);
        contest = ContestChoice.NONE.equals(contest) ? null : contest;
    }

    public ContestChoice choice() {
        return contest == null ? ContestChoice.NONE : contest;
    }
}
