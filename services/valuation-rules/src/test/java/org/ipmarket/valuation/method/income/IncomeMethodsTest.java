package org.ipmarket.valuation.method.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ipmarket.valuation.method.income.ExcessEarnings.Charge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncomeMethodsTest {
    private static final double TWENTY_PERCENT = 1.2;
    private static final double LAST_BITS = 8e-15;
    private static final int DRAWS = 2_000;
    private static final IncomeTerms PLAIN = new IncomeTerms(0.25, 0.1, Convention.END_YEAR, 0);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);

    /** By hand: year 1 earns 1000 (0.2·0.75 - 0.05) = 100, year 2 half of 1200 (0.1·0.75 - 0.05) = 15. */
    @Test
    void excessEarningsAreWhatIsLeftAfterCharges() {
        List<ExcessEarnings.Year> years =
                List.of(new ExcessEarnings.Year(1_000, 0.2, 1), new ExcessEarnings.Year(1_200, 0.1, 0.5));
        List<Charge> charges = List.of(new Charge("working capital", 0.02), new Charge("plant", 0.03));
        ValueAfterTax value = ExcessEarnings.value(years, charges, PLAIN);
        assertThat(value.value()).isCloseTo(100 / 1.1 + 15 / 1.21, within(1e-10));
        assertThat(value.amortisationFactor()).isOne();
    }

    /** By hand: with (500 - 200 - 40)·0.75 + 40 - 60 - 10 = 165; without (300 - 150)·0.75 = 112.5; then 30·0.75 alone. */
    @Test
    void incrementalCashFlowIsADifference() {
        List<IncrementalCashFlow.Year> with = List.of(
                new IncrementalCashFlow.Year(500, 200, 40, 60, 10), new IncrementalCashFlow.Year(30, 0, 0, 0, 0));
        List<IncrementalCashFlow.Year> without = List.of(new IncrementalCashFlow.Year(300, 150, 0, 0, 0));
        assertThat(IncrementalCashFlow.value(with, without, PLAIN).value())
                .isCloseTo(52.5 / 1.1 + 22.5 / 1.21, within(1e-10));
        assertThat(IncrementalCashFlow.value(without, with, PLAIN).value())
                .isEqualTo(-IncrementalCashFlow.value(with, without, PLAIN).value());
    }

    /** A royalty is a business of which the margin is the royalty and nothing else is needed. */
    @ParameterizedTest
    @EnumSource(Convention.class)
    void theThreeMethodsAgreeWhereTheyAreOne(Convention convention) {
        double[] revenue = {1_000_000, 1_100_000, 1_200_000, 1_300_000, 1_400_000};
        IncomeTerms terms = new IncomeTerms(0.25, 0.12, convention, 5);
        double royalties = RoyaltyRelief.value(revenue, new RoyaltyRelief.Terms(0.05, 0.25, 0.12, convention, 5))
                .value();
        double excess = ExcessEarnings.value(
                        DoubleStream.of(revenue)
                                .mapToObj(each -> new ExcessEarnings.Year(each, 0.05, 1))
                                .toList(),
                        List.of(),
                        terms)
                .value();
        double incremental = IncrementalCashFlow.value(
                        DoubleStream.of(revenue)
                                .mapToObj(each -> new IncrementalCashFlow.Year(each, 0.95 * each, 0, 0, 0))
                                .toList(),
                        List.of(),
                        terms)
                .value();
        assertThat(excess).isCloseTo(royalties, within(1e-6));
        assertThat(incremental).isCloseTo(royalties, within(1e-6));
    }

    /** To the last bits of a double, for each linear driver of each linear method. */
    @Test
    void aLinearDriverMovedByAFifthMovesTheValueByAFifth() {
        for (int draw = 0; draw < DRAWS; draw++) {
            Convention convention = Convention.values()[draw % 2];
            double tax = random.nextDouble(0, 0.4);
            double rate = random.nextDouble(0.05, 0.4);
            int amortisation = random.nextInt(0, 15);
            IncomeTerms terms = new IncomeTerms(tax, rate, convention, amortisation);
            double royalty = random.nextDouble(0.001, 0.2);
            double[] revenue = random.doubles(1 + random.nextInt(20), 1, 1e10).toArray();
            RoyaltyRelief.Terms relief = new RoyaltyRelief.Terms(royalty, tax, rate, convention, amortisation);
            double base = RoyaltyRelief.value(revenue, relief).value();
            isFifthMore(RoyaltyRelief.value(scaled(revenue), relief).value(), base);
            isFifthMore(
                    RoyaltyRelief.value(
                                    revenue,
                                    new RoyaltyRelief.Terms(
                                            TWENTY_PERCENT * royalty, tax, rate, convention, amortisation))
                            .value(),
                    base);
            List<Charge> charges = List.of(new Charge("plant", random.nextDouble(0, 0.05)));
            double margin = random.nextDouble(0.2, 0.5);
            isFifthMore(
                    ExcessEarnings.value(business(scaled(revenue), margin), charges, terms)
                            .value(),
                    ExcessEarnings.value(business(revenue, margin), charges, terms)
                            .value());
            isFifthMore(
                    IncrementalCashFlow.value(flows(scaled(revenue)), List.of(), terms)
                            .value(),
                    IncrementalCashFlow.value(flows(revenue), List.of(), terms).value());
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new IncomeTerms(1, 0.1, Convention.END_YEAR, 0))
                .hasMessageContaining("less than all");
        assertThatThrownBy(() -> new IncomeTerms(0.2, -1, Convention.END_YEAR, 0))
                .hasMessageContaining("-100 %");
        assertThatThrownBy(() -> new IncomeTerms(0.2, 0.1, Convention.END_YEAR, -1))
                .hasMessageContaining("not negative");
        assertThatThrownBy(() -> new ExcessEarnings.Year(1, 0.1, 1.1)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Charge("plant", -0.1)).hasMessageContaining("not negative: plant");
    }

    private static void isFifthMore(double moved, double base) {
        assertThat(moved).isCloseTo(TWENTY_PERCENT * base, within(LAST_BITS * Math.abs(base)));
    }

    private static double[] scaled(double[] values) {
        return DoubleStream.of(values).map(value -> TWENTY_PERCENT * value).toArray();
    }

    private static List<ExcessEarnings.Year> business(double[] revenue, double margin) {
        return IntStream.range(0, revenue.length)
                .mapToObj(year -> new ExcessEarnings.Year(revenue[year], margin, 1.0 / (1 + year)))
                .toList();
    }

    private static List<IncrementalCashFlow.Year> flows(double[] revenue) {
        return DoubleStream.of(revenue)
                .mapToObj(each -> new IncrementalCashFlow.Year(each, each / 3, each / 20, each / 10, each / 50))
                .toList();
    }
}
