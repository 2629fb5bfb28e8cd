package org.ipmarket.settlement.fx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import org.ipmarket.messages.Money;

/**
 * The bank's advice of a conversion (结售汇水单).
 *
 * @param sold what the bank took
 * @param bought what it gave for it
 * @param rate units of the bought currency for one of the sold
 * @param number the bank's own, unique
 * @param dealtOn when the rate was fixed
 * @param valueOn when the money has moved
 */
public record Advice(Money sold, Money bought, BigDecimal rate, String number, LocalDate dealtOn, LocalDate valueOn) {
    private static final int MOST_DECIMALS = 10;

    /**
     * Why it cannot be as it says; empty where it can. What was bought is what was sold times the rate, rounded to the minor
     * unit; a bank may have rounded either way, so one minor unit is allowed.
     */
    public Optional<String> fault(LocalDate today) {
        if (sold.currency().equals(bought.currency())) {
            return Optional.of("A conversion is between two currencies.");
        }
        if (sold.isZero() || bought.isZero()) {
            return Optional.of("A conversion is of something for something.");
        }
        if (rate.signum() <= 0 || rate.stripTrailingZeros().scale() > MOST_DECIMALS) {
            return Optional.of("A rate is positive and has at most " + MOST_DECIMALS + " decimals.");
        }
        if (dealtOn.isAfter(today) || valueOn.isBefore(dealtOn)) {
            return Optional.of("A conversion is dealt on a day that has come, and its value date is not before it.");
        }
        BigDecimal exact = new BigDecimal(sold.amount()).multiply(rate);
        BigDecimal expected = exact.setScale(bought.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
        BigDecimal off = expected.subtract(new BigDecimal(bought.amount()))
                .movePointRight(bought.currency().getDefaultFractionDigits())
                .abs();
        return off.compareTo(BigDecimal.ONE) > 0
                ? Optional.of(sold + " at " + rate.toPlainString() + " is " + expected.toPlainString() + ", not "
                        + bought.amount() + ".")
                : Optional.empty();
    }
}
