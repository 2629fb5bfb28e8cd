package org.ipmarket.valuation.method.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ipmarket.valuation.method.indicator.Cohort;
import org.ipmarket.valuation.method.indicator.Indicator;
import org.ipmarket.valuation.method.indicator.Measured;
import org.ipmarket.valuation.method.indicator.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScorecardTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final Edition EDITION = Edition.load(Edition.CURRENT);
    private static final Edition TWO_LINES = Edition.parse(
            "two",
            List.of(
                    "# a comment",
                    "id,dimension,graded_by,indicator,zh,en,LICENCE_OR_TRANSFER,FINANCE,ACCOUNTING,INFRINGEMENT,MANAGEMENT",
                    "claims,LEGAL,PERCENTILE,CLAIMS,权利要求,claims,2500,5000,0,10000,5000",
                    "judged,ECONOMIC,EXPERT,,经济价值,economic value,7500,5000,10000,0,5000"));
    private static final Cohort COHORT = new Cohort(
            new Cohort.Key("CN", "G06F", 2014),
            IntStream.rangeClosed(1, 40).mapToObj(ScorecardTest::member).toList());

    private static Measured member(int n) {
        Map<Indicator, Double> values = new EnumMap<>(Indicator.class);
        Arrays.stream(Indicator.values()).forEach(indicator -> values.put(indicator, (double) n));
        return new Measured(values);
    }

    private static Map<String, Grade> grades(Edition edition, Measured patent, Map<String, Grade.Given> judged) {
        Term term = new Term(LocalDate.of(2014, 1, 1), LocalDate.of(2034, 1, 1));
        return Grading.of(edition, patent, COHORT, Optional.of(term), DAY, judged);
    }

    @Test
    void whatIsOpenWidensTheBounds() {
        Scorecard card = Scorecard.of(TWO_LINES, Purpose.LICENCE_OR_TRANSFER, grades(TWO_LINES, member(21), Map.of()));
        // of forty, twenty are below and one is equal: 51.25
        assertThat(card.total().ofGiven()).hasValue(51.25);
        assertThat(card.total().least()).isEqualTo(0.25 * 51.25);
        assertThat(card.total().most()).isEqualTo(0.25 * 51.25 + 75);
        assertThat(card.total().givenBasisPoints()).isEqualTo(2_500);
        assertThat(card.dimensions().get(Dimension.ECONOMIC))
                .isEqualTo(new Scorecard.Points(OptionalDouble.empty(), 0, 100, 0));
        assertThat(card.open())
                .singleElement()
                .satisfies(line -> assertThat(line.criterion().id()).isEqualTo("judged"));
        assertThat(card.remarks()).hasSize(2).contains("Open: economic value: for a person to judge, not judged yet");
    }

    @Test
    void whatAPersonJudgesClosesIt() {
        Map<String, Grade.Given> judged = Map.of("judged", new Grade.Given(80, "two products on the market"));
        Scorecard card = Scorecard.of(TWO_LINES, Purpose.FINANCE, grades(TWO_LINES, member(21), judged));
        assertThat(card.total().ofGiven()).hasValue((51.25 + 80) / 2);
        assertThat(card.total().least()).isEqualTo(card.total().most());
        assertThat(card.open()).isEmpty();
        assertThat(Scorecard.of(TWO_LINES, Purpose.ACCOUNTING, grades(TWO_LINES, member(21), judged))
                        .total()
                        .ofGiven())
                .as("another purpose, another weight")
                .hasValue(80);
    }

    @Test
    void ofNothingKnownThereAreOnlyBounds() {
        Scorecard card = Scorecard.of(
                EDITION,
                Purpose.MANAGEMENT,
                Grading.of(EDITION, Measured.NOTHING, COHORT, Optional.empty(), DAY, Map.of()));
        assertThat(card.total().ofGiven()).isEmpty();
        assertThat(card.total().least()).isZero();
        assertThat(card.total().most()).isEqualTo(100);
        assertThat(card.open()).hasSameSizeAs(EDITION.criteria());
        assertThat(card.remarks())
                .contains("Open: claims: CLAIMS is not known", "Open: term left: the end of protection is not known");
    }

    @Test
    void aCohortTooSmallLeavesItOpen() {
        Cohort small = new Cohort(new Cohort.Key("CN", "G06F", 2014), List.of(member(1), member(2)));
        Map<String, Grade> grades = Grading.of(EDITION, member(1), small, Optional.empty(), DAY, Map.of());
        assertThat(grades.get("claims"))
                .isEqualTo(new Grade.Open("CLAIMS is known of 2 of CN G06F filed in 2014, fewer than 30"));
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void theBestOfTheCohortIsAboveTheRestForEveryPurposeAndHalfIsForAPersonToJudge(Purpose purpose) {
        Scorecard best = Scorecard.of(EDITION, purpose, grades(EDITION, best(), Map.of()));
        Scorecard worst = Scorecard.of(EDITION, purpose, grades(EDITION, worst(), Map.of()));
        assertThat(best.total().givenBasisPoints()).isEqualTo(5_000);
        assertThat(best.dimensions().values())
                .allSatisfy(points -> assertThat(points.givenBasisPoints()).isEqualTo(5_000));
        assertThat(best.total().ofGiven().orElseThrow())
                .isGreaterThan(worst.total().ofGiven().orElseThrow() + 70);
        assertThat(best.total().most() - best.total().least()).isCloseTo(50, offset(1e-9));
        assertThat(best.remarks().getFirst()).contains("14", "27", "none is claimed");
    }

    /** Most of what is good, least of what is not. */
    private static Measured best() {
        return extreme(40, 1);
    }

    private static Measured worst() {
        return extreme(1, 40);
    }

    private static Measured extreme(double good, double bad) {
        Measured patent = Measured.NOTHING;
        for (Indicator indicator : Indicator.values()) {
            patent = patent.with(indicator, indicator.moreIsBetter() ? good : bad);
        }
        return patent;
    }

    @Test
    void theTermLeftIsPointsByItsShare() {
        Grade.Given half = (Grade.Given) grades(EDITION, member(1), Map.of()).get("remaining-term");
        assertThat(half.points()).isCloseTo(50, offset(0.05));
        assertThat(half.reason()).isEqualTo("3653 days left on 2024-01-01 of protection from 2014-01-01 to 2034-01-01");
    }

    @Test
    void nobodyJudgesWhatIsMeasuredOrIsNotThere() {
        Grade.Given points = new Grade.Given(10, "I say so");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grades(EDITION, member(1), Map.of("claims", points)))
                .withMessage("gbt-42748-2023-1 has no criterion claims for a person to judge");
        assertThatIllegalArgumentException().isThrownBy(() -> grades(EDITION, member(1), Map.of("fame", points)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grade.Given(100.1, "too many"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grade.Given(10, " "));
        Map<String, Grade> withoutOne = new LinkedHashMap<>(grades(EDITION, member(1), Map.of()));
        withoutOne.remove("claims");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorecard.of(EDITION, Purpose.FINANCE, withoutOne))
                .withMessageContaining("no grade for claims");
    }

    @Test
    void weightsThatAreNotWholeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Edition("half", TWO_LINES.criteria().subList(0, 1)))
                .withMessage("half has weights for LICENCE_OR_TRANSFER of 2500 basis points, not 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edition.load("gbt-0"))
                .withMessageContaining("gbt-0");
    }
}
