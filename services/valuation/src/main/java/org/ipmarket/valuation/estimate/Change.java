package org.ipmarket.valuation.estimate;

import java.math.BigDecimal;
import java.util.Currency;
import org.ipmarket.messages.Money;

/**
 * What a driver adds to a value or takes from it. On the wire it looks like {@link Money}, and may be negative.
 *
 * @param amount decimal, with the currency's digits
 */
public record Change(String amount, String currency) {
    public static Change of(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new Change(BigDecimal.valueOf(minor, digits).toPlainString(), currency);
    }

    public static Change of(Money money) {
        return of(money.minor(), money.currencyCode());
    }

    /** In minor units. */
    public long inMinorUnits() {
        return new BigDecimal(amount).unscaledValue().longValueExact();
    }
}
