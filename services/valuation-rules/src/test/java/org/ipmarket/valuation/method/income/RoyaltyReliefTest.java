package org.ipmarket.valuation.method.income;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoyaltyReliefTest {
    private static final double[] REVENUE = {1_000_000, 1_100_000, 1_200_000, 1_300_000, 1_400_000};

    @Test
    void theTextbookCase() {
        RoyaltyRelief.Result result =
                RoyaltyRelief.value(REVENUE, new RoyaltyRelief.Terms(0.05, 0.25, 0.12, Convention.END_YEAR, 5));
        assertThat(result.presentValue()).isCloseTo(159_167.917705, within(1e-6));
        assertThat(result.amortisationFactor()).isCloseTo(1.2198674594, within(1e-10));
        assertThat(result.value()).isCloseTo(194_163.763386, within(1e-6));
    }

    @Test
    void aSingleSum() {
        assertThat(Discounting.presentValue(500_000, 0.1, 8)).isCloseTo(233_253.69, within(0.005));
    }

    @Test
    void midYearIsHalfAYearOfInterestMore() {
        double end = Discounting.netPresentValue(REVENUE, 0.12, Convention.END_YEAR);
        double mid = Discounting.netPresentValue(REVENUE, 0.12, Convention.MID_YEAR);
        assertThat(mid / end).isCloseTo(Math.sqrt(1.12), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void theAmortisationBenefitPaysForItself(Convention convention) {
        double tax = 0.25;
        double rate = 0.12;
        int years = 10;
        double factor = TaxAmortisation.factor(tax, rate, years, convention);
        double[] savings = new double[years];
        Arrays.fill(savings, factor / years * tax);
        assertThat(factor).isCloseTo(1 + Discounting.netPresentValue(savings, rate, convention), within(1e-12));
    }

    @Test
    void amortisationOverFifteenYears() {
        assertThat(TaxAmortisation.factor(0.25, 0.12, 15, Convention.END_YEAR)).isCloseTo(1.1280499189, within(1e-10));
    }

    @Test
    void amortisationWithoutInterest() {
        assertThat(TaxAmortisation.factor(0.25, 0, 10, Convention.END_YEAR)).isCloseTo(1 / 0.75, within(1e-12));
    }

    @Test
    void amortisationThatCannotBeIsRefused() {
        assertThatThrownBy(() -> TaxAmortisation.factor(0.25, 0.12, 0, Convention.END_YEAR))
                .hasMessage("amortisation takes at least one year: 0");
        assertThatThrownBy(() -> TaxAmortisation.factor(1, 0, 10, Convention.END_YEAR))
                .hasMessageContaining("no tax amortisation factor exists");
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "10", "20"})
    void anEvenStreamIsTheSumOfItsYears(int life) {
        for (Convention convention : Convention.values()) {
            double[] revenue = new double[life];
            for (int year = 0; year < life; year++) {
                revenue[year] = 1_000 * Math.pow(1.03, year);
            }
            assertThat(new RevenueStream(1_000, 0.03, life).presentValue(0.18, convention))
                    .isCloseTo(Discounting.netPresentValue(revenue, 0.18, convention), within(1e-8));
        }
    }

    @Test
    void aPartOfAYearBringsItsPart() {
        assertThat(new RevenueStream(1_000, 0, 0.5).presentValue(0, Convention.END_YEAR))
                .isEqualTo(500);
        assertThat(new RevenueStream(1_000, 0.1, 2.25).presentValue(0, Convention.END_YEAR))
                .isCloseTo(1_000 + 1_100 + 0.25 * 1_210, within(1e-9));
        assertThat(new RevenueStream(1_000, 0, 0.5).presentValue(0.21, Convention.MID_YEAR))
                .isCloseTo(500 * Math.pow(1.21, -0.25), within(1e-9));
        assertThat(new RevenueStream(1_000, 0.1, 0).presentValue(0.18, Convention.MID_YEAR))
                .isZero();
    }

    @Test
    void linearDriversAreExactlyLinear() {
        RoyaltyRelief.Terms single = new RoyaltyRelief.Terms(0.03, 0.25, 0.18, Convention.MID_YEAR, 10);
        RoyaltyRelief.Terms twice = new RoyaltyRelief.Terms(0.06, 0.25, 0.18, Convention.MID_YEAR, 10);
        RevenueStream revenue = new RevenueStream(1_000, 0.03, 9.4);
        RevenueStream twiceRevenue = new RevenueStream(2_000, 0.03, 9.4);
        double value = RoyaltyRelief.value(revenue, single).value();
        assertThat(RoyaltyRelief.value(revenue, twice).value()).isEqualTo(2 * value);
        assertThat(RoyaltyRelief.value(twiceRevenue, single).value()).isEqualTo(2 * value);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Discounting.presentValue(1, -1, 1)).hasMessageContaining("more than -100 %");
        assertThatThrownBy(() -> Discounting.presentValue(1, Double.NaN, 1)).hasMessageContaining("more than -100 %");
        assertThatThrownBy(() -> new RevenueStream(1, -1, 1)).hasMessageContaining("growth");
        assertThatThrownBy(() -> new RevenueStream(1, 0, -0.1)).hasMessageContaining("0 to 200 years");
        assertThatThrownBy(() -> new RevenueStream(1, 0, 201)).hasMessageContaining("0 to 200 years");
    }
}
