package org.ipmarket.settlement.fee;

import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;

/** How the commissions of both sides of a trade are shared, each by itself. */
public record FeeSplit(SideFee seller, SideFee buyer) {
    /** By the schedule's shares; {@link SideFee} says how the last unit is given. */
    public static FeeSplit of(
            Money ofSeller, Money ofBuyer, FeeSchedule schedule, boolean sellerBrought, boolean buyerBrought) {
        return new FeeSplit(SideFee.of(ofSeller, schedule, sellerBrought), SideFee.of(ofBuyer, schedule, buyerBrought));
    }

    /** What the seller's centre gets from both sides. */
    public Money sellerCentre() {
        return seller.sellerCentre().plus(buyer.sellerCentre());
    }

    /** What the buyer's centre gets from both sides. */
    public Money buyerCentre() {
        return seller.buyerCentre().plus(buyer.buyerCentre());
    }

    /** What the platform gets from both sides. */
    public Money platform() {
        return seller.platform().plus(buyer.platform());
    }

    /** Both commissions together. */
    public Money whole() {
        return seller.commission().plus(buyer.commission());
    }
}
