package org.ipmarket.listing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final int PARTS = 8;
    private static final long MOST = 10_000;
    private static final int DEALT = 500;

    /** Deals so many listings to the parts again and again, and looks at the first ones; the answers. */
    private static Sample[] dealt(int listings, int looked) {
        SplittableRandom random = new SplittableRandom(20_260_107L + listings);
        return IntStream.range(0, DEALT)
                .mapToObj(each -> new Sample(
                        looked,
                        PARTS,
                        IntStream.range(0, listings)
                                .filter(listing -> random.nextInt(PARTS) < looked)
                                .count()))
                .toArray(Sample[]::new);
    }

    private static long share(Sample[] samples, Predicate<Sample> says) {
        return Arrays.stream(samples).filter(says).count() * 100 / samples.length;
    }

    @Test
    void allPartsTellExactly() {
        assertThat(new Sample(PARTS, PARTS, MOST).showsMoreThan(MOST)).isFalse();
        assertThat(new Sample(PARTS, PARTS, MOST).showsAtMost(MOST)).isTrue();
        assertThat(new Sample(PARTS, PARTS, MOST + 1).showsMoreThan(MOST)).isTrue();
        assertThat(new Sample(PARTS, PARTS, MOST + 1).showsAtMost(MOST)).isFalse();
    }

    @Test
    void moreThanTheBoundInAnyPartIsMore() {
        assertThat(new Sample(4, PARTS, 13).showsMoreThan(12)).isTrue();
        assertThat(new Sample(1, PARTS, MOST + 1).showsMoreThan(MOST)).isTrue();
    }

    @Test
    void moreAreNeverSaidToBeThereThanAre() {
        for (int looked : new int[] {1, 2, 4}) {
            assertThat(share(dealt((int) MOST, looked), sample -> sample.showsMoreThan(MOST)))
                    .isZero();
        }
    }

    @Test
    void whatIsFoundOftenIsKnownByOnePart() {
        assertThat(share(dealt(13_000, 1), sample -> sample.showsMoreThan(MOST)))
                .isGreaterThanOrEqualTo(99);
        assertThat(share(dealt(11_500, 2), sample -> sample.showsMoreThan(MOST)))
                .isGreaterThanOrEqualTo(90);
    }

    @Test
    void whatIsFoundSeldomIsKnownByOnePart() {
        assertThat(share(dealt(5_000, 1), sample -> sample.showsAtMost(MOST))).isEqualTo(100);
        assertThat(share(dealt((int) MOST + 1, 1), sample -> sample.showsAtMost(MOST)))
                .isZero();
    }
}
