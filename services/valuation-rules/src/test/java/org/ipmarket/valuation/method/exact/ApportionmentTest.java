package org.ipmarket.valuation.method.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    @Test
    void partsAddUpExactlyWhateverTheWeights() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 2_000; i++) {
            Money total = Money.cny(random.nextLong(Money.MAX_MINOR + 1));
            double[] weights = random.doubles(1 + random.nextInt(8), 0, 1e12).toArray();
            List<Money> parts = Apportionment.split(total, weights);
            assertThat(parts).hasSize(weights.length);
            assertThat(parts.stream().reduce(Money.zero("CNY"), Money::plus)).isEqualTo(total);
        }
    }

    @Test
    void theLargestRemainderGetsTheCent() {
        assertThat(Apportionment.split(Money.cny(100), new double[] {1, 1, 1}))
                .containsExactly(Money.cny(34), Money.cny(33), Money.cny(33));
        assertThat(Apportionment.split(Money.cny(10), new double[] {1, 0, 5}))
                .containsExactly(Money.cny(2), Money.cny(0), Money.cny(8));
    }

    @Test
    void nothingIsSplitIntoNothings() {
        assertThat(Apportionment.split(Money.cny(0), new double[] {0, 0})).containsOnly(Money.cny(0));
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        assertThatThrownBy(() -> Apportionment.split(Money.cny(1), new double[] {0, 0}))
                .hasMessageContaining("nothing to split");
        assertThatThrownBy(() -> Apportionment.split(Money.cny(1), new double[] {-1, 2}))
                .hasMessageContaining("must not be negative");
    }
}
