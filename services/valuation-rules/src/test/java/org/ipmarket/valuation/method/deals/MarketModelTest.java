package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ipmarket.valuation.method.deals.SyntheticMarket.Truth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On made-up markets of 3,000 lots with known truth, 20 of them: asked about 500 fresh lots each. */
class MarketModelTest {
    private static final int MARKETS = 20;
    private static final int LOTS = 3_000;
    private static final int FRESH = 500;
    private static final Settings SOLD_ONLY = new Settings(1, 5, false, 60, 10, 5);

    private static List<Outcome> withUnsold;
    private static List<Outcome> soldOnly;
    private static double unsold;

    /**
     * @param coverage share of fresh lots whose price lies in the 90 % range
     * @param below share whose price lies below it
     * @param error median of the absolute error of the log of the P50
     * @param leastError the same of the true conditional median
     * @param bias median of log(price/P50)
     * @param widest greatest log(P95/P5)
     */
    private record Outcome(
            double answered,
            double coverage,
            double below,
            double error,
            double leastError,
            double bias,
            double widest) {}

    @BeforeAll
    static void learnBoth() {
        List<SyntheticMarket> markets = LongStream.rangeClosed(1, MARKETS)
                .mapToObj(SyntheticMarket::new)
                .toList();
        List<List<Truth>> learned =
                markets.stream().map(market -> market.lots(LOTS)).toList();
        List<List<Truth>> fresh =
                markets.stream().map(market -> market.lots(FRESH)).toList();
        unsold = learned.stream()
                .flatMap(List::stream)
                .mapToInt(lot -> lot.observed().sold() ? 0 : 1)
                .average()
                .orElseThrow();
        withUnsold = IntStream.range(0, MARKETS)
                .mapToObj(i -> outcome(learned.get(i), fresh.get(i), Settings.STANDARD))
                .toList();
        soldOnly = IntStream.range(0, MARKETS)
                .mapToObj(i -> outcome(learned.get(i), fresh.get(i), SOLD_ONLY))
                .toList();
    }

    private static Outcome outcome(List<Truth> learned, List<Truth> fresh, Settings settings) {
        MarketModel model =
                MarketModel.learn(SyntheticMarket.observed(learned), settings).orElseThrow();
        assertThat(model.converged()).isTrue();
        double[] errors = new double[fresh.size()];
        double[] leastErrors = new double[fresh.size()];
        double[] misses = new double[fresh.size()];
        int answered = 0;
        int covered = 0;
        int below = 0;
        double widest = 0;
        for (Truth lot : fresh) {
            if (model.estimate(lot.observed().features()) instanceof MarketEstimate.Value value) {
                double low = Math.log(value.at(0.05));
                double high = Math.log(value.at(0.95));
                covered += low <= lot.logPrice() && lot.logPrice() <= high ? 1 : 0;
                below += lot.logPrice() < low ? 1 : 0;
                widest = Math.max(widest, high - low);
                misses[answered] = lot.logPrice() - Math.log(value.at(0.5));
                errors[answered] = Math.abs(misses[answered]);
                leastErrors[answered++] = Math.abs(lot.logPrice() - lot.logMedian());
            }
        }
        return new Outcome(
                answered / (double) fresh.size(),
                covered / (double) answered,
                below / (double) answered,
                median(errors, answered),
                median(leastErrors, answered),
                median(misses, answered),
                widest);
    }

    private static double median(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }

    private static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }

    @Test
    void theMarketsAreAsDescribed() {
        assertThat(unsold).isBetween(0.28, 0.32);
        assertThat(mean(withUnsold, Outcome::answered)).isGreaterThan(0.97);
    }

    @Test
    void aNinetyPercentRangeHoldsNinetyPercent() {
        System.out.printf(
                "range of 90 %%: holds %.3f (unsold left out: %.3f)%n",
                mean(withUnsold, Outcome::coverage), mean(soldOnly, Outcome::coverage));
        assertThat(mean(withUnsold, Outcome::coverage)).isBetween(0.88, 0.92);
        assertThat(mean(withUnsold, Outcome::below)).isBetween(0.04, 0.06);
    }

    @Test
    void theMedianIsNearlyAsGoodAsTheTruth() {
        double ratio = mean(withUnsold, Outcome::error) / mean(withUnsold, Outcome::leastError);
        System.out.printf(
                "median error %.3f of the least (unsold left out: %.3f); bias %.3f (%.3f)%n",
                ratio,
                mean(soldOnly, Outcome::error) / mean(soldOnly, Outcome::leastError),
                mean(withUnsold, Outcome::bias),
                mean(soldOnly, Outcome::bias));
        assertThat(ratio).isLessThan(1.05);
        assertThat(mean(withUnsold, Outcome::bias)).isBetween(-0.02, 0.02);
    }

    @Test
    void leavingUnsoldLotsOutIsWorse() {
        assertThat(mean(soldOnly, Outcome::bias)).isLessThan(-0.1);
        assertThat(mean(soldOnly, Outcome::coverage)).isLessThan(0.88);
        assertThat(mean(soldOnly, Outcome::below)).isGreaterThan(0.08);
        assertThat(mean(soldOnly, Outcome::error)).isGreaterThan(mean(withUnsold, Outcome::error));
    }

    /** 150 lots for 85 levels and numbers: it answers less often, and its ranges are wide, but they hold. */
    @Test
    void aYoungMarketsRangesHoldToo() {
        List<Outcome> young = LongStream.rangeClosed(1, MARKETS)
                .mapToObj(seed -> new SyntheticMarket(1_000 + seed))
                .map(market -> outcome(market.lots(150), market.lots(FRESH), Settings.STANDARD))
                .toList();
        System.out.printf(
                "young markets: answered %.3f, range of 90 %% holds %.3f, median error %.3f of the least%n",
                mean(young, Outcome::answered),
                mean(young, Outcome::coverage),
                mean(young, Outcome::error) / mean(young, Outcome::leastError));
        assertThat(mean(young, Outcome::answered)).isBetween(0.45, 0.7);
        assertThat(young).allSatisfy(outcome -> assertThat(outcome.widest()).isLessThan(8));
        assertThat(mean(young, Outcome::coverage)).isBetween(0.88, 0.96);
        assertThat(mean(young, Outcome::error)).isLessThan(1.5 * mean(young, Outcome::leastError));
    }
}
