package org.ipmarket.settlement.bank.file;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.ipmarket.messages.Money;

/** Decimal amounts of files as minor units, without rounding. */
final class Minor {
    private Minor() {}

    /** @param where for the refusal: which entry, which field */
    static long of(BigDecimal amount, String currency, String where) {
        try {
            long minor = amount.movePointRight(digits(currency)).longValueExact();
            if (Math.abs(minor) > Money.MAX_MINOR) {
                throw new ArithmeticException();
            }
            return minor;
        } catch (ArithmeticException e) {
            throw new FileRefused(
                    "amount-not-exact",
                    where + ": " + amount.toPlainString() + " is not an amount of " + currency + ".",
                    Map.of("amount", amount.toPlainString(), "currency", currency));
        }
    }

    static String text(long minor, String currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    private static int digits(String currency) {
        if (!Money.CURRENCIES.contains(currency)) {
            throw new FileRefused(
                    "unknown-currency",
                    "The market keeps no accounts in " + currency + ".",
                    Map.of("accepted", Money.CURRENCIES.stream().sorted().toList()));
        }
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
