package org.ipmarket.settlement.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.FeeSchedule.Tier;
import org.ipmarket.messages.Money;
import org.junit.jupiter.api.Test;

class TradeSumsTest {
    private static final FeeSchedule FEES =
            new FeeSchedule(List.of(new Tier(null, 500)), Money.parse("100.00", "CNY"), 4_000, 4_000, 2_000);

    @Test
    void theDepositCountsTowardsThePrice() {
        TradeSums sums = TradeSums.of(Money.parse("120000.00", "CNY"), Money.parse("10000.00", "CNY"), FEES);
        assertThat(sums.buyerCommission()).isEqualTo(Money.parse("6000.00", "CNY"));
        assertThat(sums.sellerCommission()).isEqualTo(Money.parse("6000.00", "CNY"));
        assertThat(sums.amountDue()).isEqualTo(Money.parse("116000.00", "CNY"));
        assertThat(sums.sellerProceeds()).isEqualTo(Money.parse("114000.00", "CNY"));
        assertThat(sums.fees().platform()).isEqualTo(Money.parse("2400.00", "CNY"));
    }

    @Test
    void aDepositLargerThanWhatIsDueComesBackInPart() {
        TradeSums sums = TradeSums.of(Money.parse("1000.00", "CNY"), Money.parse("2000.00", "CNY"), FEES);
        assertThat(sums.depositApplied()).isEqualTo(Money.parse("1100.00", "CNY"));
        assertThat(sums.depositReturned()).isEqualTo(Money.parse("900.00", "CNY"));
        assertThat(sums.amountDue().isZero()).isTrue();
    }

    @Test
    void theMinimumNeverTakesMoreThanThePriceFromTheSeller() {
        TradeSums sums = TradeSums.of(Money.parse("40.00", "CNY"), Money.cny(0), FEES);
        assertThat(sums.sellerCommission()).isEqualTo(Money.parse("40.00", "CNY"));
        assertThat(sums.sellerProceeds().isZero()).isTrue();
        assertThat(sums.buyerCommission()).isEqualTo(Money.parse("100.00", "CNY"));
    }

    @Test
    void theCapHoldsForEachSide() {
        FeeSchedule capped = new FeeSchedule(
                List.of(new Tier(null, 500)),
                Money.parse("100.00", "CNY"),
                4_000,
                4_000,
                2_000,
                Money.parse("2500.00", "CNY"));
        TradeSums sums = TradeSums.of(Money.parse("120000.00", "CNY"), Money.parse("10000.00", "CNY"), capped);
        assertThat(sums.buyerCommission()).isEqualTo(Money.parse("2500.00", "CNY"));
        assertThat(sums.sellerCommission()).isEqualTo(Money.parse("2500.00", "CNY"));
        assertThat(sums.amountDue()).isEqualTo(Money.parse("112500.00", "CNY"));
        assertThat(sums.sellerProceeds()).isEqualTo(Money.parse("117500.00", "CNY"));
        assertThat(sums.fees().platform()).isEqualTo(Money.parse("1000.00", "CNY"));
    }

    @Test
    void everythingPaidIsEverythingHandedOn() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Money price = Money.cny(random.nextLong(100_000_000_000L));
            Money deposit = Money.cny(random.nextLong(20_000_000_000L));
            TradeSums sums = TradeSums.of(price, deposit, FEES);
            Money paid = sums.depositApplied().plus(sums.amountDue());
            Money handedOn = sums.sellerProceeds()
                    .plus(sums.fees().sellerCentre())
                    .plus(sums.fees().buyerCentre())
                    .plus(sums.fees().platform());
            assertThat(paid).isEqualTo(handedOn);
            assertThat(sums.depositApplied().plus(sums.depositReturned())).isEqualTo(deposit);
        }
    }
}
