package org.ipmarket.valuation.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @Test
    void nothingOverriddenIsFine() {
        assertThat(Overrides.NONE.refusal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "royaltyBasisPoints, 0, 5000",
        "growthBasisPoints, -5000, 3000",
        "discountRateBasisPoints, 500, 10000",
        "taxBasisPoints, 0, 5000",
        "remainingLifeMonths, 1, 600"
    })
    void aNumberOutOfBoundsIsNamedWithItsBounds(String field, int least, int most) {
        assertThat(number(field, least).refusal()).isEmpty();
        assertThat(number(field, most).refusal()).isEmpty();
        Overrides.Refusal refusal = new Overrides.Refusal(
                field,
                field + " must lie between " + least + " and " + most + ".",
                Integer.toString(least),
                Integer.toString(most));
        assertThat(number(field, least - 1).refusal()).contains(refusal);
        assertThat(number(field, most + 1).refusal()).contains(refusal);
    }

    @Test
    void revenueIsInYuanAndBounded() {
        assertThat(revenue(Money.cny(10_000_000_000_000L)).refusal()).isEmpty();
        assertThat(revenue(Money.cny(10_000_000_000_001L)).refusal())
                .map(Overrides.Refusal::detail)
                .contains("annualRevenue must lie between 0.00 CNY and 100000000000.00 CNY.");
        assertThat(revenue(Money.ofMinor(1, "USD")).refusal())
                .map(Overrides.Refusal::detail)
                .contains("The model counts in CNY, not in USD.");
    }

    private static Overrides revenue(Money amount) {
        return new Overrides(amount, null, null, null, null, null, null, null);
    }

    private static Overrides number(String field, Integer value) {
        return new Overrides(
                null,
                field.equals("royaltyBasisPoints") ? value : null,
                field.equals("growthBasisPoints") ? value : null,
                field.equals("discountRateBasisPoints") ? value : null,
                field.equals("taxBasisPoints") ? value : null,
                field.equals("remainingLifeMonths") ? value : null,
                null,
                null);
    }
}
