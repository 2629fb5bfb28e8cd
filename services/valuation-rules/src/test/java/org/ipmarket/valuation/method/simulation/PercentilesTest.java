package org.ipmarket.valuation.method.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PercentilesTest {
    private static final double[] PROBABILITIES = {0, 0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.9999, 1};

    /** A few, many, of both signs, with long tails, of few different values, and nearly all alike. */
    static Stream<double[]> samples() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        return Stream.of(
                new double[] {7},
                random.doubles(4_096).toArray(),
                random.doubles(4_097).toArray(),
                random.doubles(300_000, -1e9, 1e9).toArray(),
                DoubleStream.generate(() -> Math.exp(8 * random.nextGaussian()))
                        .limit(200_000)
                        .toArray(),
                DoubleStream.generate(() -> random.nextInt(5)).limit(100_000).toArray(),
                DoubleStream.concat(DoubleStream.of(1e300, -1e300), random.doubles(100_000))
                        .toArray(),
                DoubleStream.concat(DoubleStream.of(Double.MAX_VALUE, -Double.MAX_VALUE), random.doubles(10_000))
                        .toArray(),
                DoubleStream.concat(
                                DoubleStream.of(Double.MIN_VALUE),
                                DoubleStream.generate(() -> 0).limit(10_000))
                        .toArray(),
                DoubleStream.concat(
                                DoubleStream.of(0),
                                DoubleStream.generate(() -> 1).limit(100_000))
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areThoseOfTheSortedSample(double[] sample) {
        Quantiles quantiles = new Quantiles(sample);
        double[] before = sample.clone();
        double[] expected = DoubleStream.of(PROBABILITIES).map(quantiles::at).toArray();
        assertThat(Percentiles.of(sample, 1, PROBABILITIES)).isEqualTo(expected);
        assertThat(Percentiles.of(sample, 2, PROBABILITIES)).isEqualTo(expected);
        assertThat(sample).isEqualTo(before);
    }

    @Test
    void whatHasNoneIsRefused() {
        assertThatThrownBy(() -> Percentiles.of(new double[0], 1, 0.5)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Percentiles.of(new double[] {1}, 1, 1.5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Percentiles.of(new double[] {Double.NaN}, 1, 0.5))
                .hasMessageContaining("finite");
        double[] many = new double[10_000];
        many[5_000] = Double.NaN;
        assertThatThrownBy(() -> Percentiles.of(many, 1, 0.5)).hasMessageContaining("finite");
        many[5_000] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> Percentiles.of(many, 1, 0.5)).hasMessageContaining("finite");
    }
}
