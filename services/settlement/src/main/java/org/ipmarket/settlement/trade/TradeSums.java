package org.ipmarket.settlement.trade;

import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.fee.Brought;
import org.ipmarket.settlement.fee.Commission;
import org.ipmarket.settlement.fee.FeeSplit;

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

    /** Amounts of a trade whose sides nobody brought. */
    public static TradeSums of(Money price, Money deposit, FeeSchedule schedule) {
        return of(price, deposit, schedule, Brought.BY_NOBODY);
    }

    /** @param brought the broker members that share in the commission of the side they brought */
    public static TradeSums of(Money price, Money deposit, FeeSchedule schedule, Brought brought) {
        Money fromSeller = Commission.of(price, schedule.ofSeller());
        Money ofSeller = fromSeller.compareTo(price) > 0 ? price : fromSeller;
        Money ofBuyer = Commission.of(price, schedule.ofBuyer());
        Money toPay = price.plus(ofBuyer);
        Money applied = deposit.compareTo(toPay) > 0 ? toPay : deposit;
        return new TradeSums(
                price,
                ofSeller,
                ofBuyer,
                applied,
                deposit.minus(applied),
                toPay.minus(applied),
                price.minus(ofSeller),
                FeeSplit.of(ofSeller, ofBuyer, schedule, brought.seller() != null, brought.buyer() != null));
    }
}
