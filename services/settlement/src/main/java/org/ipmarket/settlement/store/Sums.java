package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.trade.FeeSplit;
import org.ipmarket.settlement.trade.TradeSums;

/** The amounts of a trade as its row keeps them: minor units of one currency. */
@Embeddable
record Sums(
        String currency,
        @Column(name = "price_minor") long price,
        @Column(name = "seller_commission_minor") long sellerCommission,
        @Column(name = "buyer_commission_minor") long buyerCommission,
        @Column(name = "deposit_applied_minor") long depositApplied,
        @Column(name = "deposit_returned_minor") long depositReturned,
        @Column(name = "amount_due_minor") long amountDue,
        @Column(name = "seller_proceeds_minor") long sellerProceeds,
        @Column(name = "seller_centre_fee_minor") long sellerCentreFee,
        @Column(name = "buyer_centre_fee_minor") long buyerCentreFee,
        @Column(name = "platform_fee_minor") long platformFee) {

    static Sums of(TradeSums sums) {
        return new Sums(
                sums.price().currencyCode(),
                sums.price().minor(),
                sums.sellerCommission().minor(),
                sums.buyerCommission().minor(),
                sums.depositApplied().minor(),
                sums.depositReturned().minor(),
                sums.amountDue().minor(),
                sums.sellerProceeds().minor(),
                sums.fees().sellerCentre().minor(),
                sums.fees().buyerCentre().minor(),
                sums.fees().platform().minor());
    }

    TradeSums amounts() {
        return new TradeSums(
                money(price),
                money(sellerCommission),
                money(buyerCommission),
                money(depositApplied),
                money(depositReturned),
                money(amountDue),
                money(sellerProceeds),
                new FeeSplit(money(sellerCentreFee), money(buyerCentreFee), money(platformFee)));
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
