package org.ipmarket.messages;

import java.util.List;

/**
 * Commission of a centre, taken from each side of a sale, and how the sum is split.
 *
 * <p>Tiers are degressive and cumulative: each covers the part of the price up to its bound. At most 5 % from each side
 * unless agreed otherwise (Auction Law 56).
 *
 * @param tiers in rising order; the last has no bound
 * @param minimum the least commission from each side
 * @param sellerCentreBasisPoints share of the seller's centre in the commission, in ten-thousandths
 * @param buyerCentreBasisPoints share of the buyer's centre
 * @param platformBasisPoints share of the platform; the three shares add up to 10,000
 */
public record FeeSchedule(
        List<Tier> tiers,
        Money minimum,
        int sellerCentreBasisPoints,
        int buyerCentreBasisPoints,
        int platformBasisPoints) {
    /** @param upTo bound of this part of the price, or null for the rest */
    public record Tier(Money upTo, int basisPoints) {}

    public FeeSchedule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("a fee schedule ends with a tier that has no bound");
        }
        if (sellerCentreBasisPoints + buyerCentreBasisPoints + platformBasisPoints != 10_000) {
            throw new IllegalArgumentException("the shares of a commission add up to 10000 basis points");
        }
    }
}
