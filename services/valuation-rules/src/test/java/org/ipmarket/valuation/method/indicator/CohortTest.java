package org.ipmarket.valuation.method.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final Cohort.Key KEY = new Cohort.Key("US", "G06F", 2014);

    private static Cohort cohort(Indicator indicator, double... values) {
        List<Measured> members = new ArrayList<>();
        for (double value : values) {
            members.add(Measured.NOTHING.with(indicator, value));
        }
        return new Cohort(KEY, members);
    }

    private static double[] oneTo(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    @Test
    void aPercentileIsAMidRank() {
        Cohort hundred = cohort(Indicator.CLAIMS, oneTo(100));
        assertThat(hundred.percentile(Indicator.CLAIMS, 1)).hasValue(0.5);
        assertThat(hundred.percentile(Indicator.CLAIMS, 50)).hasValue(49.5);
        assertThat(hundred.percentile(Indicator.CLAIMS, 1_000)).hasValue(100);
        assertThat(hundred.percentile(Indicator.CLAIMS, 0)).hasValue(0);
        assertThat(cohort(Indicator.CLAIMS, new double[30]).percentile(Indicator.CLAIMS, 0))
                .as("all alike")
                .hasValue(50);
    }

    @Test
    void whereLessIsBetterTheLeastIsFirst() {
        Cohort hundred = cohort(Indicator.GRANT_LAG, oneTo(100));
        assertThat(hundred.percentile(Indicator.GRANT_LAG, 1)).hasValue(99.5);
        assertThat(hundred.share(Indicator.GRANT_LAG, 99).orElseThrow()).isZero();
    }

    @Test
    void theOutermostHundredthIsTrimmed() {
        double[] values = oneTo(100);
        values[99] = 1_000_000;
        Cohort hundred = cohort(Indicator.CLAIMS, values);
        assertThat(hundred.share(Indicator.CLAIMS, 99)).hasValue(1);
        assertThat(hundred.share(Indicator.CLAIMS, 1_000_000)).hasValue(1);
        assertThat(hundred.share(Indicator.CLAIMS, 1).orElseThrow()).isCloseTo(2 / 99.0, offset(1e-15));
    }

    @Test
    void aSmallCohortRanksNobody() {
        Cohort small = cohort(Indicator.CLAIMS, oneTo(29));
        assertThat(small.percentile(Indicator.CLAIMS, 3)).isEmpty();
        assertThat(small.share(Indicator.CLAIMS, 3)).isEmpty();
        assertThat(cohort(Indicator.CLAIMS, oneTo(30)).percentile(Indicator.CLAIMS, 3))
                .isPresent();
    }

    @Test
    void theIndexIsTheMeanOfTheSharesAndRanksTheMembers() {
        List<Measured> members =
                IntStream.rangeClosed(1, 50).mapToObj(CohortTest::member).toList();
        Cohort cohort = new Cohort(KEY, members);
        QualityIndex.Value best =
                (QualityIndex.Value) QualityIndex.of(QualityIndex.Kind.AT_PUBLICATION, members.getLast(), cohort);
        assertThat(best.index()).isEqualTo(1);
        assertThat(best.percentile()).isEqualTo(99);
        assertThat(best.comparedWith()).isEqualTo(50);
        QualityIndex.Value middle =
                (QualityIndex.Value) QualityIndex.of(QualityIndex.Kind.AT_PUBLICATION, member(25), cohort);
        assertThat(middle.index()).isCloseTo(0.5, offset(1e-15));
        assertThat(middle.parts().get(Indicator.CLAIMS)).isEqualTo(new QualityIndex.Part(25, 0.5, 49));
    }

    @Test
    void whatIsMissingIsNamedAndNotPutInPlace() {
        Cohort cohort = new Cohort(
                KEY, IntStream.rangeClosed(1, 50).mapToObj(CohortTest::member).toList());
        QualityIndex.None none = (QualityIndex.None) QualityIndex.of(QualityIndex.Kind.OECD_4, member(3), cohort);
        assertThat(none.reasons())
                .containsExactly(
                        "FORWARD_CITATIONS is not known",
                        "FORWARD_CITATIONS is known of 0 members of the cohort, fewer than 30",
                        "GENERALITY is not known",
                        "GENERALITY is known of 0 members of the cohort, fewer than 30");
    }

    @Test
    void aYoungPatentsCitationsAreNotKnownYetAndNoCountIsNegative() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        Measured young = Measured.NOTHING.with(ForwardCitations.of(day, List.of(), day.plusYears(1), 5));
        assertThat(young.value(Indicator.FORWARD_CITATIONS)).isEmpty();
        assertThat(young.with(ForwardCitations.of(day, List.of(), day.plusYears(5), 5))
                        .value(Indicator.FORWARD_CITATIONS))
                .hasValue(0);
        assertThat(young.with(Annuities.of(List.of()))).isEqualTo(Measured.NOTHING);
        assertThat(young.with(Annuities.paidUntil("CN", day, day)).value(Indicator.YEARS_PAID))
                .hasValue(0);
        assertThat(young.with(Indicator.GENERALITY, Optional.empty())).isEqualTo(Measured.NOTHING);
        assertThatIllegalArgumentException().isThrownBy(() -> young.with(Indicator.CLAIMS, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> young.with(Indicator.CLAIMS, Double.NaN));
    }

    private static Measured member(int n) {
        return Measured.NOTHING
                .with(Indicator.CLAIMS, n)
                .with(Indicator.FAMILY_OFFICES, n)
                .with(Indicator.BACKWARD_CITATIONS, n)
                .with(Indicator.BREADTH, n);
    }
}
