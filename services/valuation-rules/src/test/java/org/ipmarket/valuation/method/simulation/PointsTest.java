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
        for (int tail = 0; tail < 63; tail++) {
            bits[2 * tail] = 1L << tail;
            bits[2 * tail + 1] = ~(1L << tail);
        }
        bits[1_000] = 0;
        bits[1_001] = -1;
        bits[1_002] = Long.MIN_VALUE;
        bits[1_003] = Long.MAX_VALUE;
        double[] normals = new double[bits.length];
        FastNormal.of(bits, normals, bits.length);
        for (int i = 0; i < bits.length; i++) {
            double below = Normal.quantile(FastNormal.tail(bits[i]) * 0x1.0p-64);
            assertThat(normals[i]).isCloseTo(bits[i] < 0 ? -below : below, within(1e-8));
        }
        for (int i = 0; i < 700; i += 2) {
            double p = Points.uniform(bits[200 + i]);
            assertThat(normals[200 + i]).isCloseTo(Normal.quantile(p), within(1e-8));
        }
        assertThat(normals[1_000]).isBetween(-9.2, -9.0);
        assertThat(normals[1_001]).isBetween(9.0, 9.2);
        assertThat(normals[1_002]).isCloseTo(0, within(1e-8));
        assertThat(normals[1_003]).isCloseTo(0, within(1e-8));
    }

    @Test
    void lognormalNumbersAreThoseOfTheLibrary() {
        for (double sigma : new double[] {0, 0.1, 0.7, 5}) {
            double[] normals = new double[2_000];
            for (int i = 0; i < normals.length; i++) {
                normals[i] = -9.2 + 18.4 * i / normals.length;
            }
            double[] numbers = normals.clone();
            FastLognormal.of(3, sigma, numbers, numbers.length);
            for (int i = 0; i < numbers.length; i++) {
                assertThat(numbers[i])
                        .isCloseTo(3 * StrictMath.exp(sigma * normals[i] - sigma * sigma / 2), withinPercentage(2e-11));
            }
        }
    }

    @Test
    void geometricSumsAreSummed() {
        double[] quotients = {0, 0.5, 0.9, 1, 1.1, -0.5};
        for (int terms = 0; terms < 70; terms++) {
            double[] sums = GeometricSums.of(quotients, terms, 6, new double[6], new double[6]);
            for (int i = 0; i < 6; i++) {
                double sum = 0;
                for (int term = terms; term > 0; term--) {
                    sum = sum * quotients[i] + 1;
                }
                assertThat(sums[i]).isCloseTo(sum, within(1e-14 * sum));
            }
        }
    }

    private static long[] filled(Points points, int dimension, long first, int count) {
        long[] bits = new long[count];
        points.fill(dimension, first, bits, count);
        return bits;
    }
}
