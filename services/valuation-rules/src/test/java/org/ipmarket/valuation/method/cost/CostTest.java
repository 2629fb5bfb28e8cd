package org.ipmarket.valuation.method.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.ipmarket.valuation.method.cost.CostApproach.Developer;
import org.ipmarket.valuation.method.cost.CostApproach.Result;
import org.ipmarket.valuation.method.cost.CostApproach.Spent;
import org.ipmarket.valuation.method.cost.FunctionPoints.Count;
import org.ipmarket.valuation.method.cost.FunctionPoints.Function;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final Cocomo2.Project HUNDRED = new Cocomo2.Project(100, Map.of(), Map.of());

    /** The manual's own example: 100,000 lines at E = 1.15 take 586.61 person-months and 29.7 months. */
    @Test
    void theManualsExample() {
        Cocomo2.Effort effort = Cocomo2.effort(HUNDRED, 1.15);
        assertThat(effort.personMonths()).isCloseTo(586.61, within(0.01));
        assertThat(effort.months()).isCloseTo(29.7, within(0.05));
    }

    /** 0.91 + (3.72 + 3.04 + 4.24 + 3.29 + 4.68) / 100 = 1.0997. */
    @Test
    void whatIsNotRatedIsNominal() {
        Cocomo2.Effort effort = Cocomo2.effort(HUNDRED);
        assertThat(effort.personMonths()).isCloseTo(2.94 * Math.pow(100, 1.0997), within(1e-9));
        assertThat(effort.people()).isCloseTo(effort.personMonths() / effort.months(), within(1e-12));
        assertThat(effort.cost(30_000)).isEqualTo(30_000 * effort.personMonths());
        assertThat(Cocomo2.effort(Cocomo2.Project.ofFunctionPoints(2_000, 50, Map.of(), Map.of())))
                .isEqualTo(effort);
    }

    /** Of everything rated best, with no scale effect left: E = 0.91. */
    @Test
    void ratingsMultiply() {
        Cocomo2.Project easy = new Cocomo2.Project(
                100,
                Map.of(
                        ScaleFactor.PRECEDENTEDNESS, Rating.EXTRA_HIGH,
                        ScaleFactor.DEVELOPMENT_FLEXIBILITY, Rating.EXTRA_HIGH,
                        ScaleFactor.RISK_RESOLUTION, Rating.EXTRA_HIGH,
                        ScaleFactor.TEAM_COHESION, Rating.EXTRA_HIGH,
                        ScaleFactor.PROCESS_MATURITY, Rating.EXTRA_HIGH),
                Map.of(CostDriver.COMPLEXITY, Rating.EXTRA_HIGH, CostDriver.ANALYST_CAPABILITY, Rating.VERY_HIGH));
        double expected = 2.94 * Math.pow(100, 0.91) * 1.74 * 0.71;
        assertThat(Cocomo2.effort(easy).personMonths()).isCloseTo(expected, within(1e-9));
        assertThat(Cocomo2.effort(easy).months()).isCloseTo(3.67 * Math.pow(expected, 0.28), within(1e-9));
    }

    /** A schedule of three quarters costs 43 % more and takes three quarters of the nominal time. */
    @Test
    void hasteCosts() {
        Cocomo2.Effort nominal = Cocomo2.effort(HUNDRED);
        Cocomo2.Effort hasty = Cocomo2.effort(
                new Cocomo2.Project(100, Map.of(), Map.of(CostDriver.REQUIRED_SCHEDULE, Rating.VERY_LOW)));
        assertThat(hasty.personMonths()).isCloseTo(1.43 * nominal.personMonths(), within(1e-9));
        assertThat(hasty.months()).isCloseTo(0.75 * nominal.months(), within(1e-9));
    }

    @Test
    void everyNominalMultiplierIsOne() {
        for (CostDriver driver : CostDriver.values()) {
            assertThat(driver.at(Rating.NOMINAL)).as(driver.name()).isOne();
        }
        for (ScaleFactor factor : ScaleFactor.values()) {
            assertThat(factor.at(Rating.EXTRA_HIGH)).as(factor.name()).isZero();
        }
        assertThatThrownBy(() -> CostDriver.DATABASE_SIZE.at(Rating.VERY_LOW))
                .hasMessage("DATABASE_SIZE has no rating VERY_LOW");
    }

    /** By hand: 2·3 + 1·6 + 4·5 + 3·4 + 2·10 + 1·15 + 2·7 = 93, and 35 degrees make the factor 1. */
    @Test
    void functionsAreWeighed() {
        int points = FunctionPoints.unadjusted(Map.of(
                Function.EXTERNAL_INPUT, new Count(2, 0, 1),
                Function.EXTERNAL_OUTPUT, new Count(0, 4, 0),
                Function.EXTERNAL_INQUIRY, new Count(0, 3, 0),
                Function.INTERNAL_LOGICAL_FILE, new Count(0, 2, 1),
                Function.EXTERNAL_INTERFACE_FILE, new Count(0, 2, 0)));
        assertThat(points).isEqualTo(93);
        assertThat(FunctionPoints.adjustment(5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0))
                .isCloseTo(1, within(1e-12));
        assertThat(FunctionPoints.adjustment(new int[14])).isEqualTo(0.65);
        assertThatThrownBy(() -> FunctionPoints.adjustment(1, 2)).hasMessageContaining("14 characteristics, not 2");
        assertThatThrownBy(() -> FunctionPoints.adjustment(6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("not at 6");
        assertThatThrownBy(() -> new Count(-1, 0, 0)).hasMessageContaining("not negative");
    }

    /** By hand: 100·(120/100) + 50·(120/80) = 195; with a fifth of profit and a year at 21 % over two, 195·1.2·1.21. */
    @Test
    void reproductionIsWhatWasSpentAtTodaysPrices() {
        Result result = CostApproach.reproduction(
                List.of(new Spent(100, 100), new Spent(50, 80)),
                120,
                new Developer(0.2, 0.21, 2),
                new Obsolescence(0, 0.5, 0.2));
        assertThat(result.cost()).isCloseTo(195, within(1e-12));
        assertThat(result.whenNew()).isCloseTo(195 * 1.2 * 1.21, within(1e-10));
        assertThat(result.value()).isCloseTo(195 * 1.2 * 1.21 * 0.5 * 0.8, within(1e-10));
        assertThat(CostApproach.replacement(195, Developer.NONE, Obsolescence.NONE))
                .isEqualTo(new Result(195, 195, 195));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Obsolescence(0, 1.1, 0)).hasMessageContaining("from 0 to 1, not 1.1");
        assertThatThrownBy(() -> new Spent(1, 0)).hasMessageContaining("index");
        assertThatThrownBy(() -> new Cocomo2.Project(0, Map.of(), Map.of())).hasMessageContaining("some lines");
    }
}
