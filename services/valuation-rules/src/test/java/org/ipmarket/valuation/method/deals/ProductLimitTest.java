package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductLimitTest {
    /** By hand: 5 seen among 5; 4 a bound; 3 seen among 3; 2 a bound; 1 alone. */
    @Test
    void boundsPassTheirMassDownwards() {
        ProductLimit scores =
                new ProductLimit(new double[] {3, 4, 1, 5, 2}, new boolean[] {true, false, true, true, false});
        assertThat(scores.size()).isEqualTo(3);
        assertThat(scores.mass(2)).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(scores.mass(1)).isCloseTo(4 / 15.0, within(1e-15));
        assertThat(scores.mass(0)).isCloseTo(8 / 15.0, within(1e-15));
        assertThat(scores.massBelowAll()).isZero();
        assertThat(scores.below(3)).isCloseTo(8 / 15.0, within(1e-15));
        assertThat(scores.below(3.1)).isCloseTo(12 / 15.0, within(1e-15));
    }

    @Test
    void aBoundBelowAllThatWasSeenLeavesItsMassOpen() {
        ProductLimit scores = new ProductLimit(new double[] {1, 2}, new boolean[] {false, true});
        assertThat(scores.massBelowAll()).isEqualTo(0.5);
        assertThat(scores.lower(0.3)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** A lot unsold at 2 lies below a lot sold at 2. */
    @Test
    void aBoundIsStrict() {
        ProductLimit scores = new ProductLimit(new double[] {2, 2, 1}, new boolean[] {false, true, true});
        assertThat(scores.mass(1)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(scores.mass(0)).isCloseTo(2 / 3.0, within(1e-15));
    }

    /** Vovk, Gammerman and Shafer: the ⌊p(n+1)⌋th from below, the ⌈p(n+1)⌉th for the upper end. */
    @Test
    void withoutBoundsTheQuantilesAreTheConformalOnes() {
        ProductLimit nineteen = plain(19);
        assertThat(nineteen.lower(0.05)).isEqualTo(1);
        assertThat(nineteen.upper(0.95)).isEqualTo(19);
        assertThat(nineteen.lower(0.10)).isEqualTo(2);
        assertThat(nineteen.upper(0.90)).isEqualTo(18);
        ProductLimit eighteen = plain(18);
        assertThat(eighteen.lower(0.05)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(eighteen.upper(0.95)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static ProductLimit plain(int count) {
        boolean[] seen = new boolean[count];
        Arrays.fill(seen, true);
        return new ProductLimit(IntStream.rangeClosed(1, count).asDoubleStream().toArray(), seen);
    }
}
