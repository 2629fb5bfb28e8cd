package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bidders' values spread evenly from 0 to 1, where the theory has whole answers. */
class ReserveAdviceTest {
    private static final int SCORES = 4_000;

    /** Prices at the middles of equal steps of probability. */
    private static PriceRange prices(DoubleUnaryOperator quantile) {
        double[] logPrices = IntStream.range(0, SCORES)
                .mapToDouble(i -> Math.log(quantile.applyAsDouble((i + 0.5) / SCORES)))
                .toArray();
        boolean[] seen = new boolean[SCORES];
        Arrays.fill(seen, true);
        return new PriceRange(0, 1, new ProductLimit(logPrices, seen), 4);
    }

    /** The lesser of two values has H = 2G - G². The best reserve is 1/2; it sells with 3/4 and brings 5/12 (Myerson 1981). */
    @Test
    void withTwoBiddersTheBestReserveIsAHalf() {
        ReserveAdvice advice = ReserveAdvice.of(prices(h -> 1 - Math.sqrt(1 - h)), 2, 0);
        assertThat(advice.best().reserve()).isCloseTo(0.5, within(0.03));
        assertThat(advice.best().expectedRevenue()).isCloseTo(5 / 12.0, within(0.003));
        assertThat(at(advice, 0.5).saleProbability()).isCloseTo(0.75, within(0.003));
        assertThat(advice.curve().getFirst().expectedRevenue()).isCloseTo(1 / 3.0, within(0.01));
    }

    /** A price asked of one: it sells with 1 - r and brings r(1 - r). */
    @Test
    void withOneBidderTheReserveIsThePrice() {
        ReserveAdvice advice = ReserveAdvice.of(prices(h -> h), 1, 0);
        assertThat(advice.best().reserve()).isCloseTo(0.5, within(0.03));
        assertThat(advice.best().expectedRevenue()).isCloseTo(0.25, within(0.002));
    }

    /** Worth v to the seller unsold, the best reserve is (1 + v)/2. */
    @Test
    void aSellerWhoCanKeepItAsksForMore() {
        ReserveAdvice advice = ReserveAdvice.of(prices(h -> 1 - Math.sqrt(1 - h)), 2, 0.3);
        assertThat(advice.best().reserve()).isCloseTo(0.65, within(0.04));
    }

    @Test
    void aHigherReserveSellsLess() {
        ReserveAdvice advice = ReserveAdvice.of(prices(h -> 1 - Math.sqrt(1 - h)), 2, 0);
        for (int i = 1; i < advice.curve().size(); i++) {
            assertThat(advice.curve().get(i).reserve())
                    .isGreaterThan(advice.curve().get(i - 1).reserve());
            assertThat(advice.curve().get(i).saleProbability())
                    .isLessThan(advice.curve().get(i - 1).saleProbability());
        }
    }

    @Test
    void withManyBiddersAReserveDoesLittle() {
        PriceRange range = prices(h -> h);
        ReserveAdvice advice = ReserveAdvice.of(range, 50, 0);
        double withoutReserve = advice.curve().getFirst().expectedRevenue();
        assertThat(advice.best().expectedRevenue()).isLessThan(1.1 * withoutReserve);
        assertThat(ReserveAdvice.of(range, 1, 0).curve().getFirst().expectedRevenue())
                .isLessThan(withoutReserve);
    }

    @Test
    void noBidderAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReserveAdvice.of(prices(h -> h), 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ReserveAdvice.of(prices(h -> h), 2, -1));
    }

    /** Each lot counts once, also that at the reserve itself: the whole curve from the ranks of 60 prices, without a logarithm. */
    @Test
    void aLotAtTheReserveCountsOnce() {
        int lots = 60;
        double[] scores = IntStream.range(0, lots)
                .mapToDouble(i -> -2.9 + 0.1 * i + 0.0037 * (i % 7))
                .toArray();
        boolean[] seen = new boolean[lots];
        Arrays.fill(seen, true);
        PriceRange range = new PriceRange(13.17, 0.61, new ProductLimit(scores, seen), 4);
        double[] prices = Arrays.stream(scores).map(range::price).toArray();
        double cut = range.at(0.99);
        for (ReserveAdvice.Point point : ReserveAdvice.of(range, 2, 0).curve()) {
            int below = (int) Arrays.stream(prices)
                    .filter(price -> price < point.reserve())
                    .count();
            double unsold = Math.pow(1 - Math.sqrt(1 - (double) below / lots), 2);
            double from = Arrays.stream(prices, below, lots)
                            .map(price -> Math.min(price, cut))
                            .sum()
                    / lots;
            double revenue = point.reserve() * ((double) below / lots - unsold) + from;
            assertThat(point.saleProbability()).isCloseTo(1 - unsold, within(1e-9));
            assertThat(point.expectedRevenue()).isCloseTo(revenue, within(1e-9 * revenue));
        }
    }

    private static ReserveAdvice.Point at(ReserveAdvice advice, double reserve) {
        return advice.curve().stream()
                .filter(point -> Math.abs(point.reserve() - reserve) < 0.01)
                .findFirst()
                .orElseThrow();
    }
}
