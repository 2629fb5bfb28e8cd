package org.ipmarket.settlement.trade;

import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;

/**
 * All amounts of a trade, fixed when it is opened from the terms that were announced.
 *
 * @param sellerCommission taken from the price, never more than it
 * @param buyerCommission paid on top of the price
 * @param depositApplied the part of the winner's deposit that counts towards price and commission: all of it, unless it is larger
 * @param depositReturned the part of the deposit that is left and goes back
 * @param amountDue what the buyer still has to pay
 * @param sellerProceeds what the seller is paid
 * @param fees how both commissions are shared
 */
public record TradeSums(
        Money price,
        Money sellerCommission,
        Money buyerCommission,
        Money depositApplied,
        Money depositReturned,
        Money amountDue,
        Money sellerProceeds,
        FeeSplit fees) {

    public static TradeSums of(Money price, Money deposit, FeeSchedule schedule) {
        Money commission = Commission.of(price, schedule);
        Money ofSeller = commission.compareTo(price) > 0 ? price : commission;
        Money toPay = price.plus(commission);
        Money applied = deposit.compareTo(toPay) > 0 ? toPay : deposit;
        return new TradeSums(
                price,
                ofSeller,
                commission,
                applied,
                deposit.minus(applied),
                toPay.minus(applied),
                price.minus(ofSeller),
                FeeSplit.of(ofSeller.plus(commission), schedule));
    }
}
