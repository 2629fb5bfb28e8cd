package org.ipmarket.valuation.method.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarketWeightTest {
    private static final MarketModel.Identity MODEL =
            new MarketModel.Identity(MarketModel.VERSION, "00", Settings.STANDARD, 100, 70);
    private static final double DEAL_DEVIATION = 0.5;

    private static MarketEstimate.Value market(int neighbours) {
        ProductLimit scores = new ProductLimit(new double[] {-1, 0, 1}, new boolean[] {true, true, true});
        return new MarketEstimate.Value(MODEL, new PriceRange(10, DEAL_DEVIATION, scores, 4), neighbours, List.of());
    }

    /** A P90 so many times the P10 as a normal distribution of this deviation has it. */
    private static MarketWeight against(MarketEstimate market, double incomeDeviation) {
        return MarketWeight.of(market, 100, 100 * Math.exp(2 * 1.2815515655446004 * incomeDeviation));
    }

    /** v/a = (0.5/0.25)² = 4, so 12 deals weigh 12/16. */
    @Test
    void dealsWeighAsTheirNumberAndTheTwoSpreadsSay() {
        MarketWeight weight = against(market(12), 0.25);
        assertThat(weight.market()).isCloseTo(0.75, within(1e-12));
        assertThat(weight.income()).isCloseTo(0.25, within(1e-12));
        assertThat(weight.reason().en())
                .isEqualTo(
                        "12 deals like it, each about 65 % off, against an income range of a factor of 1.9: the market weighs 75 %,"
                                + " the income approach 25 %.");
    }

    @Test
    void fewDealsLeaveItToIncome() {
        assertThat(against(market(5), 0.1).market()).isLessThan(0.2);
        assertThat(against(market(500), 0.1).market()).isGreaterThan(0.9);
        assertThat(against(market(500), 0).market()).isZero();
    }

    @Test
    void withoutAMarketEstimateIncomeStandsAlone() {
        MarketWeight weight = against(
                new MarketEstimate.None(
                        MODEL, List.of(new Saying("仅 2 宗。", "Only 2 deals."), new Saying("太旧。", "Too old."))),
                0.5);
        assertThat(weight.market()).isZero();
        assertThat(weight.reason().en())
                .isEqualTo("The income approach alone, as the market gives no estimate: Only 2 deals. Too old.");
        assertThat(weight.reason().zh()).contains("仅 2 宗。太旧。");
    }

    @Test
    void aRangeThatFallsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> MarketWeight.of(market(9), 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> MarketWeight.of(market(9), 0, 1));
    }
}
