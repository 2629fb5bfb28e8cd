package org.ipmarket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An amount of money: a whole number of the currency's minor units (fen, cents), never negative; a ledger's posting has a
 * direction, an amount has none.
 *
 * <p>On the wire {@code {"amount": "125000.00", "currency": "CNY"}}: the amount is a string with exactly the currency's
 * digits. At most {@value #MAX_MINOR} minor units, so that sums of many amounts stay within a {@code long}.
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long minor, Currency currency) implements Comparable<Money> {
    /** The largest amount: 10^15 minor units, ten thousand billion yuan. */
    public static final long MAX_MINOR = 1_000_000_000_000_000L;

    /** Currencies in which the market keeps accounts. */
    public static final Set<String> CURRENCIES = Set.of("CNY", "HKD", "MOP", "USD", "EUR", "JPY", "TWD");

    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,15})(\\.\\d{1,6})?");

    public Money {
        if (currency == null) {
            throw new IllegalArgumentException("money needs a currency");
        }
        if (minor < 0 || minor > MAX_MINOR) {
            throw new IllegalArgumentException("money must lie between 0 and " + MAX_MINOR + " minor units: " + minor);
        }
    }

    public static Money ofMinor(long minor, String currency) {
        return new Money(minor, known(currency));
    }

    public static Money cny(long minor) {
        return ofMinor(minor, "CNY");
    }

    public static Money zero(String currency) {
        return ofMinor(0, currency);
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be accepted
     */
    @JsonCreator
    public static Money parse(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        Currency unit = known(currency);
        int digits = unit.getDefaultFractionDigits();
        if (amount == null) {
            throw new IllegalArgumentException("amount is missing; " + form(unit));
        }
        if (amount.startsWith("-")) {
            throw new IllegalArgumentException("amount must not be negative: '" + shortened(amount) + "'");
        }
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("not an amount: '" + shortened(amount) + "'; " + form(unit));
        }
        BigDecimal decimal = new BigDecimal(amount);
        if (decimal.scale() != digits) {
            throw new IllegalArgumentException(
                    "amount '" + amount + "' has " + decimal.scale() + " decimal digits; " + form(unit));
        }
        BigInteger minor = decimal.unscaledValue();
        if (minor.compareTo(BigInteger.valueOf(MAX_MINOR)) > 0) {
            throw new IllegalArgumentException("amount '" + amount + "' is too large; at most "
                    + BigDecimal.valueOf(MAX_MINOR, digits).toPlainString());
        }
        return new Money(minor.longValueExact(), unit);
    }

    private static String form(Currency unit) {
        return "a decimal string with " + unit.getDefaultFractionDigits() + " digits after the point, such as \""
                + BigDecimal.valueOf(125_000)
                        .setScale(unit.getDefaultFractionDigits())
                        .toPlainString() + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Currency known(String code) {
        if (code == null || !CURRENCIES.contains(code)) {
            throw new IllegalArgumentException("unknown currency '" + (code == null ? null : shortened(code))
                    + "'; accepted: " + CURRENCIES.stream().sorted().toList());
        }
        return Currency.getInstance(code);
    }

    /** The decimal amount with the currency's digits. */
    @JsonProperty("amount")
    public String amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @JsonIgnore
    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /** The difference; an {@link IllegalArgumentException} where the other is larger. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    /** This many ten-thousandths of the amount, rounded half up to the minor unit. */
    public Money basisPoints(int basisPoints) {
        if (basisPoints < 0) {
            throw new IllegalArgumentException("basis points must not be negative: " + basisPoints);
        }
        BigInteger product = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(basisPoints));
        return new Money(
                product.add(BigInteger.valueOf(5_000))
                        .divide(BigInteger.valueOf(10_000))
                        .longValueExact(),
                currency);
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    /** Compares amounts of one currency; another currency is an {@link IllegalArgumentException}. */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " with " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }
}
