package org.ipmarket.settlement.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.licence.RoyaltyPeriod.Length;
import org.ipmarket.settlement.licence.Sales.Deduction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoyaltyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2026-08-15, , 2026-08-15 2026-09-01 2026-10-01, 2026-09-01 2026-10-01 2026-11-01",
        "QUARTER, 2026-01-01, , 2026-01-01 2026-04-01 2026-07-01, 2026-04-01 2026-07-01 2026-10-01",
        "QUARTER, 2026-02-10, 2026-08-20, 2026-02-10 2026-04-01 2026-07-01, 2026-04-01 2026-07-01 2026-08-20",
        "YEAR, 2024-02-29, , 2024-02-29 2025-01-01, 2025-01-01 2026-01-01",
        "YEAR, 2026-05-01, 2026-06-01, 2026-05-01, 2026-06-01"
    })
    void periodsFollowTheCalendar(Length length, LocalDate from, LocalDate until, String begins, String ends) {
        List<RoyaltyPeriod> ended = RoyaltyPeriod.ended(terms(100, 0, length, from, until), TODAY, 0, 50);
        assertThat(ended).extracting(period -> period.from().toString()).containsExactly(begins.split(" "));
        assertThat(ended).extracting(period -> period.until().toString()).containsExactly(ends.split(" "));
        assertThat(ended.getFirst().number()).isEqualTo(1);
        assertThat(RoyaltyPeriod.ended(terms(100, 0, length, from, until), TODAY, 1, 1))
                .isEqualTo(ended.stream().skip(1).limit(1).toList());
    }

    @Test
    void aPeriodEndsWithItsLastDayAndNotBefore() {
        RoyaltyTerms terms = terms(100, 0, Length.MONTH, LocalDate.parse("2026-11-01"), null);
        assertThat(RoyaltyPeriod.ended(terms, LocalDate.parse("2026-11-30"), 0, 9))
                .isEmpty();
        assertThat(RoyaltyPeriod.ended(terms, LocalDate.parse("2026-12-01"), 0, 9))
                .hasSize(1);
    }

    @Test
    void theRateOnNetSalesOrTheMinimumWhicheverIsMore() {
        RoyaltyTerms terms = terms(275, 500_00, Length.MONTH, LocalDate.parse("2026-09-16"), null);
        List<RoyaltyPeriod> periods = RoyaltyPeriod.ended(terms, TODAY, 0, 9);
        // 2.75 % of 12345.67 = 339.505925, half of September's minimum is 250
        assertThat(Royalty.of(terms, periods.get(0), Money.cny(12_345_67)).due())
                .isEqualTo(Money.cny(339_51));
        assertThat(Royalty.of(terms, periods.get(0), Money.cny(1)).due()).isEqualTo(Money.cny(250_00));
        assertThat(Royalty.of(terms, periods.get(1), Money.cny(12_345_67)).due())
                .isEqualTo(Money.cny(500_00));
        assertThat(Royalty.of(terms, periods.get(1), Money.cny(100_000_00)).due())
                .isEqualTo(Money.cny(2_750_00));
    }

    @Test
    void sumsAreExactForAnyAmount() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            int rate = random.nextInt(10_001);
            long net = Math.abs(random.nextLong()) % (Money.MAX_MINOR + 1);
            long minimum = Math.abs(random.nextLong()) % 1_000_000_00L;
            LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(27));
            RoyaltyTerms terms = terms(rate, minimum, Length.MONTH, from, null);
            RoyaltyPeriod period = RoyaltyPeriod.ended(terms, TODAY, 0, 1).getFirst();
            BigDecimal onSales = BigDecimal.valueOf(net)
                    .multiply(BigDecimal.valueOf(rate))
                    .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP);
            BigDecimal least = BigDecimal.valueOf(minimum)
                    .multiply(BigDecimal.valueOf(period.days()))
                    .divide(BigDecimal.valueOf(31), 0, RoundingMode.HALF_UP);
            assertThat(Royalty.of(terms, period, Money.cny(net)).due().minor())
                    .isEqualTo(onSales.max(least).longValueExact());
        }
    }

    @Test
    void moreThanWasSoldCannotBeTakenOff() {
        Sales sales = new Sales(
                Money.cny(100), List.of(new Deduction("returns", Money.cny(60)), new Deduction("tax", Money.cny(40))));
        assertThat(sales.net()).isEqualTo(Money.cny(0));
        assertThatThrownBy(() -> new Sales(Money.cny(100), List.of(new Deduction("returns", Money.cny(101)))).net())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFeeFollowsTheScheduleWithoutItsMinimumAndNeverExceedsTheRoyalty() {
        FeeSchedule schedule = new FeeSchedule(
                List.of(new FeeSchedule.Tier(Money.cny(100_000_00), 500), new FeeSchedule.Tier(null, 333)),
                Money.cny(100_00),
                4_000,
                3_500,
                2_500);
        assertThat(RoyaltyFee.of(Money.cny(1_000_00), schedule)).isEqualTo(Money.cny(50_00));
        assertThat(RoyaltyFee.of(Money.cny(120_000_00), schedule)).isEqualTo(Money.cny(5_666_00));
        assertThat(RoyaltyFee.of(Money.cny(0), schedule)).isEqualTo(Money.cny(0));
        assertThat(RoyaltyFee.of(Money.ofMinor(120_000_00, "USD"), schedule)).isEqualTo(Money.ofMinor(6_000_00, "USD"));
    }

    private static RoyaltyTerms terms(int rate, long minimum, Length length, LocalDate from, LocalDate until) {
        return new RoyaltyTerms(rate, Money.cny(minimum), length, from, until, 20, 10);
    }
}
