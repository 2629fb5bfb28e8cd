package org.ipmarket.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.ipmarket.messages.event.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final List<String> CURRENCIES =
            Money.CURRENCIES.stream().sorted().toList();
    private static final int DRAWS = 5_000;

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void isReadAsItIsPrinted() {
        for (int i = 0; i < DRAWS; i++) {
            Money money = any();
            assertThat(Money.parse(money.amount(), money.currencyCode())).isEqualTo(money);
            assertThat(EventJson.read(EventJson.write(money), Money.class)).isEqualTo(money);
        }
    }

    @Test
    void isPrintedAsItIsRead() {
        for (int i = 0; i < DRAWS; i++) {
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            String text = BigDecimal.valueOf(random.nextLong(Money.MAX_MINOR + 1), digits)
                    .toPlainString();
            assertThat(Money.parse(text, currency).amount()).isEqualTo(text);
        }
    }

    @Test
    void sumsAndDifferencesUndoEachOther() {
        for (int i = 0; i < DRAWS; i++) {
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            Money one = Money.ofMinor(random.nextLong(Money.MAX_MINOR / 2), currency);
            Money other = Money.ofMinor(random.nextLong(Money.MAX_MINOR / 2), currency);
            assertThat(one.plus(other)).isEqualTo(other.plus(one));
            assertThat(one.plus(other).minus(other)).isEqualTo(one);
            assertThat(one.compareTo(other)).isEqualTo(Long.compare(one.minor(), other.minor()));
        }
    }

    @Test
    void basisPointsAreExactAndRoundedHalfUp() {
        for (int i = 0; i < DRAWS; i++) {
            Money money = any();
            int basisPoints = random.nextInt(10_001);
            long exact = BigDecimal.valueOf(money.minor())
                    .multiply(BigDecimal.valueOf(basisPoints, 4))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(money.basisPoints(basisPoints).minor()).isEqualTo(exact);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4999, 0", "1, 5000, 1", "3, 5000, 2", "333, 1000, 33", "335, 1000, 34", "100, 0, 0", "7, 10000, 7"})
    void basisPointsAtTheEdges(long minor, int basisPoints, long expected) {
        assertThat(Money.cny(minor).basisPoints(basisPoints)).isEqualTo(Money.cny(expected));
    }

    @Test
    void theWireFormIsAStringAndACurrency() {
        assertThat(new String(EventJson.write(Money.cny(12_500_000)), StandardCharsets.UTF_8))
                .isEqualTo("{\"amount\":\"125000.00\",\"currency\":\"CNY\"}");
        assertThat(Money.ofMinor(500, "JPY").amount()).isEqualTo("500");
        assertThat(Money.cny(5)).hasToString("0.05 CNY");
        assertThat(Money.zero("HKD").isZero()).isTrue();
    }

    @Test
    void goesUpToItsBoundAndNoFurther() {
        assertThat(Money.parse("10000000000000.00", "CNY").minor()).isEqualTo(Money.MAX_MINOR);
        refused(() -> Money.parse("10000000000000.01", "CNY"))
                .hasMessage("amount '10000000000000.01' is too large; at most 10000000000000.00");
        refused(() -> Money.cny(Money.MAX_MINOR + 1))
                .hasMessage("money must lie between 0 and 1000000000000000 minor units: 1000000000000001");
        refused(() -> Money.cny(-1)).hasMessageContaining("between 0 and");
        refused(() -> Money.cny(Money.MAX_MINOR).plus(Money.cny(1))).hasMessageContaining("between 0 and");
        refused(() -> Money.cny(1).minus(Money.cny(2))).hasMessageContaining("between 0 and");
        refused(() -> Money.cny(Money.MAX_MINOR).basisPoints(10_001)).hasMessageContaining("between 0 and");
        refused(() -> Money.cny(1).basisPoints(-1)).hasMessage("basis points must not be negative: -1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | CNY | amount is missing; a decimal string with 2 digits after the point, such as \"125000.00\"",
                "-1.00 | CNY | amount must not be negative: '-1.00'",
                "1.0 | CNY | amount '1.0' has 1 decimal digits; a decimal string with 2 digits after the point",
                "1 | CNY | amount '1' has 0 decimal digits",
                "1.000 | CNY | amount '1.000' has 3 decimal digits",
                "1.00 | JPY | amount '1.00' has 2 decimal digits; a decimal string with 0 digits",
                "01.00 | CNY | not an amount: '01.00'",
                "1e3 | CNY | not an amount: '1e3'",
                "1,000.00 | CNY | not an amount: '1,000.00'",
                "１.00 | CNY | not an amount",
                "'' | CNY | not an amount: ''",
                "' 1.00' | CNY | not an amount",
                "+1.00 | CNY | not an amount",
                "NaN | CNY | not an amount",
                "12345678901234567.00 | CNY | not an amount",
                "1.0000000 | CNY | not an amount",
                "1.00 | XXX | unknown currency 'XXX'; accepted: [CNY, EUR, HKD, JPY, MOP, TWD, USD]",
                "1.00 | cny | unknown currency 'cny'",
                "1.00 | null | unknown currency 'null'"
            })
    void aRefusalSaysWhatWouldDo(String amount, String currency, String message) {
        refused(() -> Money.parse(amount, currency)).hasMessageContaining(message);
    }

    @Test
    void aRefusalDoesNotRepeatALongText() {
        refused(() -> Money.parse("9".repeat(100_000), "CNY"))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
        refused(() -> Money.parse("1.00", "C".repeat(100_000)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void currenciesAreNeverMixed() {
        Money yuan = Money.cny(1);
        Money dollar = Money.ofMinor(1, "USD");
        refused(() -> yuan.plus(dollar)).hasMessage("cannot combine CNY with USD");
        refused(() -> yuan.minus(dollar)).hasMessage("cannot combine CNY with USD");
        refused(() -> yuan.compareTo(dollar)).hasMessage("cannot combine CNY with USD");
        refused(() -> new Money(1, null)).hasMessage("money needs a currency");
    }

    private Money any() {
        return Money.ofMinor(random.nextLong(Money.MAX_MINOR + 1), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(Runnable call) {
        return assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
    }
}
