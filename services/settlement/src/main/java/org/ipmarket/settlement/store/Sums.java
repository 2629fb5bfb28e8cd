package org.ipmarket.settlement.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.fee.FeeSplit;
import org.ipmarket.settlement.fee.SideFee;
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
        @Column(name = "fee_seller_seller_centre_minor") long sellerPaysSellerCentre,
        @Column(name = "fee_seller_buyer_centre_minor") long sellerPaysBuyerCentre,
        @Column(name = "fee_seller_platform_minor") long sellerPaysPlatform,
        @Column(name = "fee_seller_broker_minor") long sellerPaysBroker,
        @Column(name = "fee_buyer_seller_centre_minor") long buyerPaysSellerCentre,
        @Column(name = "fee_buyer_buyer_centre_minor") long buyerPaysBuyerCentre,
        @Column(name = "fee_buyer_platform_minor") long buyerPaysPlatform,
        @Column(name = "fee_buyer_broker_minor") long buyerPaysBroker) {

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
                sums.fees().seller().sellerCentre().minor(),
                sums.fees().seller().buyerCentre().minor(),
                sums.fees().seller().platform().minor(),
                sums.fees().seller().broker().minor(),
                sums.fees().buyer().sellerCentre().minor(),
                sums.fees().buyer().buyerCentre().minor(),
                sums.fees().buyer().platform().minor(),
                sums.fees().buyer().broker().minor());
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
                new FeeSplit(
                        new SideFee(
                                money(sellerPaysSellerCentre),
                                money(sellerPaysBuyerCentre),
                                money(sellerPaysPlatform),
                                money(sellerPaysBroker)),
                        new SideFee(
                                money(buyerPaysSellerCentre),
                                money(buyerPaysBuyerCentre),
                                money(buyerPaysPlatform),
                                money(buyerPaysBroker))));
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }
}
