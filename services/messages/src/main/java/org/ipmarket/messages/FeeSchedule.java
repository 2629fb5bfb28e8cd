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
 * @param cap the most commission from each side, or null where there is none
 * @param buyerSide what is taken from the buyer where that differs from the seller; null: the same from both
 * @param brokerBasisPoints part of a side's commission that goes to the broker member whose mandate brought that side, before
 *     the rest is shared; null: nothing
 */
public record FeeSchedule(
        List<Tier> tiers,
        Money minimum,
        int sellerCentreBasisPoints,
        int buyerCentreBasisPoints,
        int platformBasisPoints,
        @Nullable Money cap,
        @Nullable SideTerms buyerSide,
        @Nullable Integer brokerBasisPoints) {
    /** @param upTo bound of this part of the price, or null for the rest */
    public record Tier(@Nullable Money upTo, int basisPoints) {}

    /** What one side owes; as the schedule's own tiers, minimum and cap. */
    public record SideTerms(
            List<Tier> tiers, Money minimum, @Nullable Money cap) {
        public SideTerms {
            tiers = checked(tiers, minimum, cap);
        }
    }

    public FeeSchedule {
        tiers = checked(tiers, minimum, cap);
        if (sellerCentreBasisPoints < 0 || buyerCentreBasisPoints < 0 || platformBasisPoints < 0) {
            throw new IllegalArgumentException("a share of a commission must not be negative");
        }
        if (sellerCentreBasisPoints + buyerCentreBasisPoints + platformBasisPoints != 10_000) {
            throw new IllegalArgumentException("the shares of a commission add up to 10000 basis points");
        }
        if (buyerSide != null && !buyerSide.minimum().currency().equals(minimum.currency())) {
            throw new IllegalArgumentException("a fee schedule has one currency: "
                    + buyerSide.minimum().currencyCode() + " beside " + minimum.currencyCode());
        }
        if (brokerBasisPoints != null && (brokerBasisPoints < 0 || brokerBasisPoints > 10_000)) {
            throw new IllegalArgumentException(
                    "a broker member's share lies between 0 and 10000 basis points: " + brokerBasisPoints);
        }
    }

    /** The same from both sides, nothing for broker members. */
    public FeeSchedule(
            List<Tier> tiers,
            Money minimum,
            int sellerCentreBasisPoints,
            int buyerCentreBasisPoints,
            int platformBasisPoints,
            Money cap) {
        this(tiers, minimum, sellerCentreBasisPoints, buyerCentreBasisPoints, platformBasisPoints, cap, null, null);
    }

    /** What the seller owes. */
    public SideTerms ofSeller() {
        return new SideTerms(tiers, minimum, cap);
    }

    /** What the buyer owes. */
    public SideTerms ofBuyer() {
        return buyerSide == null ? ofSeller() : buyerSide;
    }

    private static List<Tier> checked(List<Tier> tiers, Money minimum, Money cap) {
        if (tiers == null || minimum == null) {
            throw new IllegalArgumentException("a fee schedule needs tiers and a minimum");
        }
        List<Tier> copy = List.copyOf(tiers);
        if (copy.isEmpty() || copy.getLast().upTo() != null) {
            throw new IllegalArgumentException("a fee schedule ends with a tier that has no bound");
        }
        for (int i = 0; i < copy.size(); i++) {
            checkTier(copy.get(i), i == 0 ? null : copy.get(i - 1), i == copy.size() - 1, minimum);
        }
        if (cap != null && (!cap.currency().equals(minimum.currency()) || cap.compareTo(minimum) < 0)) {
            throw new IllegalArgumentException("the cap of a commission is not below its minimum, in one currency");
        }
        return copy;
    }

    /** A schedule without a cap. */
    public FeeSchedule(
            List<Tier> tiers,
            Money minimum,
            int sellerCentreBasisPoints,
            int buyerCentreBasisPoints,
            int platformBasisPoints) {
        this(tiers, minimum, sellerCentreBasisPoints, buyerCentreBasisPoints, platformBasisPoints, null);
    }

    private static void checkTier(Tier tier, Tier before, boolean last, Money minimum) {
        if (tier.basisPoints() < 0 || tier.basisPoints() > 10_000) {
            throw new IllegalArgumentException("a tier's basis points lie between 0 and 10000: " + tier.basisPoints());
        }
        if (last) {
            return;
        }
        if (tier.upTo() == null) {
            throw new IllegalArgumentException("only the last tier of a fee schedule has no bound");
        }
        if (!tier.upTo().currency().equals(minimum.currency())) {
            throw new IllegalArgumentException("a fee schedule has one currency: "
                    + tier.upTo().currencyCode() + " beside " + minimum.currencyCode());
        }
        if (before != null && before.upTo().compareTo(tier.upTo()) >= 0) {
            throw new IllegalArgumentException("the bounds of tiers rise: " + tier.upTo() + " after " + before.upTo());
        }
    }
}
