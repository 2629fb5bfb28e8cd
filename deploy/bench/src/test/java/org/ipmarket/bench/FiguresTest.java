package org.ipmarket.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentilesAreByNearestRank() {
        double[] oneToHundred =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

        assertThat(Figures.percentile(oneToHundred, 99)).isEqualTo(99);
        assertThat(Figures.median(oneToHundred)).isEqualTo(50);
        assertThat(Figures.percentile(new double[] {7}, 99)).isEqualTo(7);
    }

    @Test
    void linesCanBeReadByAScript() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Figures figures = new Figures(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        figures.figure("latency_p99", 5.678, "ms");
        figures.ratio("mine_vs_bare", 0.789);

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("FIGURE latency_p99 5.68 ms", "RATIO mine_vs_bare 0.79");
    }
}
