package org.ipmarket.settlement.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommissionTest {
    private static final FeeSchedule THREE_TIERS = new FeeSchedule(
            List.of(
                    new Tier(Money.parse("100000.00", "CNY"), 500),
                    new Tier(Money.parse("1000000.00", "CNY"), 300),
                    new Tier(null, 100)),
            Money.parse("200.00", "CNY"),
            4_000,
            4_000,
            2_000);

    @ParameterizedTest
    @CsvSource({
        "0.00, 200.00", // the minimum
        "3999.99, 200.00",
        "4000.20, 200.01",
        "100000.00, 5000.00",
        "100000.01, 5000.00",
        "100000.17, 5000.01", // 0.0051 rounds up once
        "1000000.00, 32000.00",
        "2000000.00, 42000.00",
    })
    void tiersAreDegressiveAndCumulative(String price, String expected) {
        assertThat(Commission.of(Money.parse(price, "CNY"), THREE_TIERS.ofSeller()))
                .isEqualTo(Money.parse(expected, "CNY"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, 200.00", // the minimum still holds
        "100000.00, 5000.00",
        "1000000.00, 32000.00",
        "1799999.49, 39999.99", // one cent below the cap
        "1800000.00, 40000.00", // the cap itself
        "1800000.50, 40000.00", // would be 40000.01
        "9000000.00, 40000.00",
    })
    void theCapIsTheMost(String price, String expected) {
        assertThat(Commission.of(
                        Money.parse(price, "CNY"),
                        capped(Money.parse("40000.00", "CNY")).ofBuyer()))
                .isEqualTo(Money.parse(expected, "CNY"));
    }

    @Test
    void aCapAtTheMinimumIsAFlatFee() {
        FeeSchedule flat = capped(Money.parse("200.00", "CNY"));
        for (String price : new String[] {"0.00", "4000.20", "1000000.00"}) {
            assertThat(Commission.of(Money.parse(price, "CNY"), flat.ofSeller()))
                    .isEqualTo(Money.parse("200.00", "CNY"));
        }
        assertThat(Commission.of(Money.cny(Money.MAX_MINOR), flat.ofSeller())).isEqualTo(Money.parse("200.00", "CNY"));
    }

    private static FeeSchedule capped(Money cap) {
        return new FeeSchedule(THREE_TIERS.tiers(), THREE_TIERS.minimum(), 4_000, 4_000, 2_000, cap);
    }

    @Test
    void worksUpToTheLargestAmount() {
        Money largest = Money.cny(Money.MAX_MINOR);
        assertThat(Commission.of(largest, THREE_TIERS.ofSeller()).minor()).isGreaterThan(0);
    }

    @Test
    void refusesAnotherCurrency() {
        assertThatThrownBy(() -> Commission.of(Money.ofMinor(100, "HKD"), THREE_TIERS.ofSeller()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
