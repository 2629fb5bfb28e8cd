package org.ipmarket.settlement.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionRulesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @Test
    void atHomeCnyAloneAcrossTheBorderFive() {
        assertThat(CurrencyRule.permitted(false)).containsExactly("CNY");
        assertThat(CurrencyRule.permitted(true)).containsExactly("CNY", "EUR", "HKD", "MOP", "USD");
        assertThat(CurrencyRule.refusal("USD", false).orElseThrow()).contains("Foreign Exchange Regulations, art. 8");
        assertThat(CurrencyRule.refusal("JPY", true)).isPresent();
        assertThat(CurrencyRule.refusal("MOP", true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10000.00, USD, 71234.50, CNY, 7.12345, true",
        "10000.00, USD, 71234.51, CNY, 7.12345, true", // a bank rounds either way
        "10000.00, USD, 71234.52, CNY, 7.12345, false",
        "10000.00, USD, 71234.49, CNY, 7.12345, true",
        "0.01, USD, 0.07, CNY, 7.12345, true",
        "100.00, CNY, 100.00, CNY, 1, false",
        "100.00, HKD, 92.00, CNY, 0, false",
        "100.00, HKD, 92.00, CNY, 0.92000000001, false",
        "1000, JPY, 48.21, CNY, 0.0482100, true",
    })
    void whatWasBoughtIsWhatWasSoldTimesTheRate(
            String sold, String from, String bought, String to, BigDecimal rate, boolean right) {
        Advice advice = new Advice(Money.parse(sold, from), Money.parse(bought, to), rate, "FX1", TODAY, TODAY);
        assertThat(advice.fault(TODAY).isEmpty()).isEqualTo(right);
    }

    @Test
    void theDaysHaveToBePossible() {
        Money sold = Money.parse("100.00", "USD");
        Money bought = Money.parse("700.00", "CNY");
        BigDecimal rate = new BigDecimal("7");
        assertThat(new Advice(sold, bought, rate, "1", TODAY.plusDays(1), TODAY.plusDays(2)).fault(TODAY))
                .isPresent();
        assertThat(new Advice(sold, bought, rate, "1", TODAY, TODAY.minusDays(1)).fault(TODAY))
                .isPresent();
        assertThat(new Advice(sold, bought, rate, "1", TODAY, TODAY.plusDays(2)).fault(TODAY))
                .isEmpty();
    }
}
