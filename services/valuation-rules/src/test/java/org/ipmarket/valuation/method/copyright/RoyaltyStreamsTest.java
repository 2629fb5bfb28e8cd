package org.ipmarket.valuation.method.copyright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ipmarket.valuation.method.copyright.RoyaltyStreams.Earned;
import org.ipmarket.valuation.method.copyright.RoyaltyStreams.Stream;
import org.ipmarket.valuation.method.income.Convention;
import org.ipmarket.valuation.method.income.IncomeTerms;
import org.ipmarket.valuation.method.income.RevenueStream;
import org.junit.jupiter.api.Test;

class RoyaltyStreamsTest {
    private static final IncomeTerms TERMS = new IncomeTerms(0, 0.1, Convention.END_YEAR, 0);
    private static final Decay SONGS = new Decay(new double[] {0.5, 0.2}, 0.1);

    /** By hand, from the age of one year: 100·0.8 = 80, then 72, then 64.8. */
    @Test
    void incomeFallsAsTheWorkAges() {
        Stream streaming = new Stream("streaming", 100, 1, SONGS);
        assertThat(RoyaltyStreams.value(List.of(streaming), 3, TERMS).value())
                .isCloseTo(80 / 1.1 + 72 / 1.21 + 64.8 / 1.331, within(1e-10));
        Stream fresh = new Stream("streaming", 100, 0, SONGS);
        assertThat(RoyaltyStreams.value(List.of(fresh), 1, TERMS).value()).isCloseTo(50 / 1.1, within(1e-10));
    }

    /** Half of the year falls by half, in proportion of logarithms: from age 1/2 on √0.5·√0.8 of it is left after a year. */
    @Test
    void agesNeedNotBeWhole() {
        assertThat(SONGS.remaining(0.5, 1.5)).isCloseTo(Math.sqrt(0.5) * Math.sqrt(0.8), within(1e-12));
        assertThat(SONGS.remaining(0, 4)).isCloseTo(0.5 * 0.8 * 0.9 * 0.9, within(1e-12));
        assertThat(SONGS.remaining(3, 3)).isOne();
    }

    /** A steady fall is a revenue that shrinks: two ways to the same figure, parts of years included. */
    @Test
    void aSteadyDecayIsAShrinkingRevenue() {
        for (Convention convention : Convention.values()) {
            IncomeTerms terms = new IncomeTerms(0.25, 0.12, convention, 5);
            double told = RoyaltyStreams.value(List.of(new Stream("print", 1_000, 7, Decay.steady(0.06))), 9.4, terms)
                    .presentValue();
            double other = 0.75 * new RevenueStream(940, -0.06, 9.4).presentValue(0.12, convention);
            assertThat(told).isCloseTo(other, within(1e-9));
        }
    }

    @Test
    void streamsAddUpAndAreLinear() {
        Stream one = new Stream("streaming", 100, 1, SONGS);
        Stream other = new Stream("synchronisation", 40, 6.5, Decay.steady(0.02));
        double both = RoyaltyStreams.value(List.of(one, other), 20, TERMS).value();
        assertThat(both)
                .isCloseTo(
                        RoyaltyStreams.value(List.of(one), 20, TERMS).value()
                                + RoyaltyStreams.value(List.of(other), 20, TERMS)
                                        .value(),
                        within(1e-9));
        List<Stream> fifthMore = List.of(
                new Stream("streaming", 120, 1, SONGS), new Stream("synchronisation", 48, 6.5, Decay.steady(0.02)));
        assertThat(RoyaltyStreams.value(fifthMore, 20, TERMS).value()).isCloseTo(1.2 * both, within(1e-12 * both));
        assertThat(RoyaltyStreams.multiple(both, List.of(one, other))).isCloseTo(both / 140, within(1e-12));
        assertThat(RoyaltyStreams.value(List.of(one), 0, TERMS).value()).isZero();
    }

    @Test
    void theDollarAgeWeighsByIncome() {
        assertThat(RoyaltyStreams.dollarAge(List.of(new Earned(300, 2), new Earned(100, 10))))
                .isEqualTo(4);
        assertThatThrownBy(() -> RoyaltyStreams.dollarAge(List.of(new Earned(0, 2))))
                .hasMessageContaining("earned nothing");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Decay.steady(1)).hasMessageContaining("less than all");
        assertThatThrownBy(() -> SONGS.remaining(-1, 2)).hasMessageContaining("ages rise");
        assertThatThrownBy(() -> RoyaltyStreams.value(List.of(), -1, TERMS)).hasMessageContaining("not negative");
    }
}
