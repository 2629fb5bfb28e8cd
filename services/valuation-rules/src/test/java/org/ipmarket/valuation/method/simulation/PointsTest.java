package org.ipmarket.valuation.method.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;
import org.ipmarket.valuation.method.normal.Normal;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final int COUNT = 1_000;

    @Test
    void streamsAreTheSplitsOfTheLibrarysGenerator() {
        for (long seed : new long[] {0, 1, -7, 0x9e3779b97f4a7c15L, Long.MIN_VALUE}) {
            SplittableRandom root = new SplittableRandom(seed);
            SplitStreams streams = new SplitStreams(seed, 20);
            for (int dimension = 0; dimension < 20; dimension++) {
                assertThat(filled(streams, dimension, 0, COUNT))
                        .isEqualTo(root.split().longs(COUNT).toArray());
            }
        }
    }

    @Test
    void anyPointCanBeAskedForAlone() {
        for (Points points : new Points[] {new SplitStreams(5, 10), new SobolPoints(5, 10)}) {
            for (int dimension = 0; dimension < 10; dimension++) {
                long[] all = filled(points, dimension, 0, COUNT);
                for (int first = 0; first < COUNT; first += 77) {
                    assertThat(filled(points, dimension, first, COUNT - first))
                            .isEqualTo(Arrays.copyOfRange(all, first, COUNT));
                }
            }
        }
    }

    @Test
    void sobolsPointsAreALibrarys() {
        SobolSequenceGenerator library = new SobolSequenceGenerator(SobolPoints.DIMENSIONS);
        for (int number = 0; number < 5_000; number++) {
            double[] expected = library.nextVector();
            for (int dimension = 0; dimension < SobolPoints.DIMENSIONS; dimension++) {
                assertThat((SobolPoints.unshifted(dimension, number) >>> 32) * 0x1.0p-32)
                        .isEqualTo(expected[dimension]);
            }
        }
        assertThatThrownBy(() -> new SobolPoints(1, 11)).hasMessage("at most 10 drivers, not 11");
    }

    /** Of the first 2^10 points exactly one in each of 2^10 equal intervals, whatever the shift. */
    @Test
    void aShiftKeepsSobolsPointsEven() {
        SobolPoints points = new SobolPoints(99, 10);
        for (int dimension = 0; dimension < 10; dimension++) {
            assertThat(Arrays.stream(filled(points, dimension, 0, 1 << 10))
                            .map(bits -> bits >>> 54)
                            .distinct()
                            .count())
                    .isEqualTo(1 << 10);
        }
        assertThat(filled(points, 0, 0, 5)).isNotEqualTo(filled(new SobolPoints(98, 10), 0, 0, 5));
    }

    @Test
    void uniformNumbersAreNeither0Nor1() {
        assertThat(Points.uniform(0)).isEqualTo(0x1.0p-53);
        assertThat(Points.uniform(-1)).isEqualTo(1 - 0x1.0p-53).isLessThan(1);
    }

    @Test
    void normalNumbersAreTheInverseOfTheDistribution() {
        long[] bits = filled(new SplitStreams(3, 1), 0, 0, 200_000);
        for (long each : bits) {
            assertThat(FastNormal.of(each)).isCloseTo(FastNormal.exactly(each), within(1e-8));
            assertThat(FastNormal.of(~each)).isCloseTo(-FastNormal.of(each), within(1e-8));
        }
        for (int tail = 0; tail < 63; tail++) {
            long rare = 1L << tail;
            assertThat(FastNormal.of(rare)).isCloseTo(FastNormal.exactly(rare), within(1e-8));
        }
        assertThat(FastNormal.of(0)).isBetween(-9.2, -9.0);
        assertThat(FastNormal.of(-1)).isBetween(9.0, 9.2);
        assertThat(FastNormal.of(Long.MIN_VALUE)).isCloseTo(0, within(1e-8));
        assertThat(FastNormal.of(Long.MAX_VALUE)).isCloseTo(0, within(1e-8));
        assertThat(FastNormal.of(bits[0])).isCloseTo(Normal.quantile(Points.uniform(bits[0])), within(1e-8));
    }

    @Test
    void powersOfEAreThoseOfTheLibrary() {
        for (double x = -650; x < 650; x += 0.00731) {
            assertThat(FastExponential.of(x)).isCloseTo(StrictMath.exp(x), withinPercentage(2e-13));
        }
        assertThat(FastExponential.of(0)).isOne();
        assertThat(FastExponential.of(1e9)).isEqualTo(FastExponential.of(700));
        assertThat(FastExponential.of(-1e9)).isEqualTo(FastExponential.of(-700));
    }

    private static long[] filled(Points points, int dimension, long first, int count) {
        long[] bits = new long[count];
        points.fill(dimension, first, bits, count);
        return bits;
    }
}
