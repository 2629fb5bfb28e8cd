package org.ipmarket.valuation.method.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ipmarket.valuation.method.market.Comparables.Characteristics;
import org.ipmarket.valuation.method.market.Comparables.Deal;
import org.ipmarket.valuation.method.market.Comparables.Indication;
import org.ipmarket.valuation.method.market.Comparables.Neighbour;
import org.junit.jupiter.api.Test;

class MarketApproachTest {
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(23);

    /** Prices made by a known rule: the premium of each characteristic, and a range that holds 80 % of new prices. */
    @Test
    void hedonicPricesRecoverTheRuleThatMadeThem() {
        int count = 4_000;
        double[][] characteristics = new double[count][];
        double[] prices = new double[count];
        for (int i = 0; i < count; i++) {
            characteristics[i] = characteristics();
            prices[i] = price(characteristics[i]);
        }
        Hedonic hedonic = Hedonic.of(characteristics, prices);
        assertThat(hedonic.premiums()[0]).isCloseTo(Math.expm1(0.3), within(0.03));
        assertThat(hedonic.premiums()[1]).isCloseTo(Math.expm1(0.05), within(0.01));
        int within = 0;
        double sum = 0;
        double expected = 0;
        for (int i = 0; i < count; i++) {
            double[] fresh = characteristics();
            Hedonic.Price told = hedonic.price(fresh);
            double paid = price(fresh);
            within += paid >= told.p10() && paid <= told.p90() ? 1 : 0;
            sum += paid;
            expected += told.expected();
        }
        assertThat((double) within / count).isBetween(0.78, 0.82);
        assertThat(expected).isCloseTo(sum, withinPercentage(5));
    }

    @Test
    void anExtrapolationIsSaidToBeOne() {
        double[][] characteristics = {{1, 1}, {2, 5}, {3, 2}, {4, 4}, {2, 2}, {3, 5}};
        double[] prices = {10, 20, 30, 45, 21, 33};
        Hedonic hedonic = Hedonic.of(characteristics, prices);
        assertThat(hedonic.price(new double[] {3, 3}).withinSample()).isTrue();
        assertThat(hedonic.price(new double[] {3, 30}).withinSample()).isFalse();
        assertThatThrownBy(() -> Hedonic.of(characteristics, new double[] {1, 2, 3, 0, 5, 6}))
                .hasMessageContaining("a price is positive, not 0.0");
    }

    /** By hand: over ranges 10 and 4, b differs by 2/10 and 0/4 and not in kind, a by 4/10 and 1/4 and in kind. */
    @Test
    void likenessIsGowers() {
        Characteristics subject = new Characteristics(new double[] {4, 2}, new String[] {"A61"});
        Deal a = new Deal("a", new Characteristics(new double[] {0, 1}, new String[] {"H04"}), 100);
        Deal b = new Deal("b", new Characteristics(new double[] {6, 2}, new String[] {"A61"}), 300);
        Deal c = new Deal("c", new Characteristics(new double[] {10, 5}, new String[] {"A61"}), 900);
        Indication all = Comparables.of(subject, List.of(a, b, c), 3);
        assertThat(all.neighbours())
                .extracting(neighbour -> neighbour.deal().id())
                .containsExactly("b", "c", "a");
        assertThat(all.neighbours().get(0).likeness()).isCloseTo((0.8 + 1 + 1) / 3, within(1e-12));
        assertThat(all.neighbours().get(1).likeness()).isCloseTo((0.4 + 0.25 + 1) / 3, within(1e-12));
        assertThat(all.neighbours().get(2).likeness()).isCloseTo((0.6 + 0.75 + 0) / 3, within(1e-12));
        assertThat(all.p10()).isBetween(100.0, 300.0);
        assertThat(all.p50()).isBetween(300.0, 900.0);
        Indication nearest = Comparables.of(subject, List.of(a, b, c), 1);
        assertThat(nearest.neighbours()).extracting(Neighbour::deal).containsExactly(b);
        assertThat(List.of(nearest.p10(), nearest.p50(), nearest.p90())).containsOnly(300.0);
    }

    @Test
    void whatIsNotKnownIsNotCompared() {
        Characteristics subject = new Characteristics(new double[] {Double.NaN, 3}, new String[] {null, "B"});
        Deal known = new Deal("known", new Characteristics(new double[] {5, Double.NaN}, new String[] {"A", "B"}), 10);
        Deal strange =
                new Deal("strange", new Characteristics(new double[] {5, Double.NaN}, new String[] {"A", null}), 9);
        Indication told = Comparables.of(subject, List.of(known, strange), 5);
        assertThat(told.neighbours()).containsExactly(new Neighbour(known, 1));
        assertThatThrownBy(() -> Comparables.of(subject, List.of(strange), 5))
                .hasMessageContaining("anything in common");
        assertThatThrownBy(() -> new Deal("free", subject, 0)).hasMessageContaining("deal free has no price");
    }

    @Test
    void anEvenNumberOfEqualsHasItsMedianBetweenThem() {
        Characteristics same = new Characteristics(new double[] {1}, new String[] {});
        List<Deal> deals = List.of(
                new Deal("a", same, 10), new Deal("b", same, 20), new Deal("c", same, 30), new Deal("d", same, 40));
        assertThat(Comparables.of(same, deals, 10).p50()).isCloseTo(25, within(1e-12));
    }

    private double[] characteristics() {
        return new double[] {random.nextInt(6), random.nextDouble(0, 20)};
    }

    private double price(double[] characteristics) {
        return Math.exp(11 + 0.3 * characteristics[0] + 0.05 * characteristics[1] + 0.7 * random.nextGaussian());
    }
}
