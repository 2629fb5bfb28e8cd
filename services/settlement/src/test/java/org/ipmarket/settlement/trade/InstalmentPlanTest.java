package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class InstalmentPlanTest {
    private static final Money NOTHING = Money.cny(0);

    @Test
    void whatIsLeftOfAMinorUnitGoesToTheFirst() {
        assertThat(InstalmentPlan.of(Money.parse("100.00", "CNY"), NOTHING, List.of(3_333, 3_333, 3_334)))
                .containsExactly(Money.parse("33.33", "CNY"), Money.parse("33.33", "CNY"), Money.parse("33.34", "CNY"));
        assertThat(InstalmentPlan.of(Money.parse("0.05", "CNY"), NOTHING, List.of(5_000, 5_000)))
                .containsExactly(Money.parse("0.03", "CNY"), Money.parse("0.02", "CNY"));
    }

    @Test
    void theDepositCountsTowardsTheFirstAndThenTheNext() {
        assertThat(InstalmentPlan.of(
                        Money.parse("100.00", "CNY"), Money.parse("60.00", "CNY"), List.of(5_000, 3_000, 2_000)))
                .containsExactly(NOTHING, Money.parse("20.00", "CNY"), Money.parse("20.00", "CNY"));
    }

    @Test
    void partsAndDepositAlwaysAddUp() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            List<Integer> shares = new ArrayList<>();
            int left = 10_000;
            while (left > 0 && shares.size() < 11) {
                int share = 1 + random.nextInt(left);
                shares.add(share);
                left -= share;
            }
            if (left > 0) {
                shares.add(left);
            }
            long total = random.nextLong(1, 1_000_000_000_000_000L);
            long deposit = random.nextLong(0, total + 1);
            List<Money> parts = InstalmentPlan.of(
                    new Money(total, NOTHING.currency()), new Money(deposit, NOTHING.currency()), shares);
            assertThat(parts).hasSameSizeAs(shares).allSatisfy(part -> assertThat(part.minor())
                    .isNotNegative());
            assertThat(parts.stream().mapToLong(Money::minor).sum() + deposit).isEqualTo(total);
        }
    }

    @Test
    void agreedAmountsAddUpOrAreRefused() {
        Money total = Money.parse("100.00", "CNY");
        assertThat(InstalmentPlan.ofAmounts(
                        total, NOTHING, List.of(Money.parse("70.00", "CNY"), Money.parse("30.00", "CNY"))))
                .containsExactly(Money.parse("70.00", "CNY"), Money.parse("30.00", "CNY"));
        for (List<Money> wrong : List.of(
                List.of(Money.parse("70.00", "CNY"), Money.parse("30.01", "CNY")),
                List.of(Money.parse("100.00", "CNY"), NOTHING),
                List.of(Money.parse("99.99", "CNY")))) {
            assertThatThrownBy(() -> InstalmentPlan.ofAmounts(total, NOTHING, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> InstalmentPlan.of(total, NOTHING, List.of(5_000, 4_999)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
