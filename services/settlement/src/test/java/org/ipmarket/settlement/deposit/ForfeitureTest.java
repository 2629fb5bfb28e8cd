package org.ipmarket.settlement.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.deposit.Forfeiture.Distribution;
import org.ipmarket.settlement.deposit.Forfeiture.Yield;
import org.ipmarket.settlement.trade.TradeState;
import org.junit.jupiter.api.Test;

class ForfeitureTest {
    private static final Instant DEFAULT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration WITHIN = Duration.ofDays(30);

    @Test
    void costsComeFirstThenTheShortfallThenTheConsignor() {
        // 100000 promised and 94000 brought, of which the seller 95000 and 90000; commission 10000 and 8000
        assertThat(distribute(12_000, 1_000, promise(95_000, 10_000), Optional.of(promise(90_000, 8_000))))
                .isEqualTo(parts(1_000, 5_000, 2_000, 4_000, 0));
    }

    @Test
    void whatIsNotEnoughIsUsedUpInTheOrderOfTheRules() {
        Optional<Yield> resale = Optional.of(promise(90_000, 8_000));
        assertThat(distribute(600, 1_000, promise(95_000, 10_000), resale)).isEqualTo(parts(600, 0, 0, 0, 7_400));
        assertThat(distribute(4_000, 1_000, promise(95_000, 10_000), resale))
                .isEqualTo(parts(1_000, 3_000, 0, 0, 4_000));
        assertThat(distribute(7_000, 1_000, promise(95_000, 10_000), resale))
                .isEqualTo(parts(1_000, 5_000, 1_000, 0, 1_000));
    }

    @Test
    void aBetterResaleLeavesNoShortfallAndTheConsignorTheRest() {
        assertThat(distribute(5_000, 300, promise(95_000, 10_000), Optional.of(promise(99_000, 10_400))))
                .isEqualTo(parts(300, 0, 0, 4_700, 0));
    }

    @Test
    void ofALotThatIsNotSoldAgainTheWholePriceIsTheShortfall() {
        assertThat(distribute(5_000, 300, promise(95_000, 10_000), Optional.empty()))
                .isEqualTo(parts(300, 4_700, 0, 0, 100_300));
    }

    @Test
    void thePartsAlwaysAddUpToTheDeposit() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Money lost = Money.cny(1 + random.nextLong(2_000_000));
            Money costs = Money.cny(random.nextLong(500_000));
            Yield promised = promise(random.nextLong(9_000_000), random.nextLong(900_000));
            Optional<Yield> resale = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(promise(random.nextLong(9_000_000), random.nextLong(900_000)));
            Distribution parts = Forfeiture.distribute(lost, costs, promised, resale);
            assertThat(parts.total()).isEqualTo(lost);
            // nobody further down the order gets anything while somebody before lacks something
            assertThat(parts.uncovered().isZero() || parts.rest().isZero()).isTrue();
            assertThat(parts.commission().isZero() || parts.costs().equals(costs))
                    .isTrue();
            List<Money> fees = Shares.inProportion(
                    parts.commission(), List.of(Money.cny(random.nextLong(99)), Money.cny(1), Money.cny(7)));
            assertThat(fees.stream().reduce(Money::plus)).contains(parts.commission());
        }
    }

    @Test
    void sharesGoToTheLargestRemainderFirst() {
        assertThat(Shares.inProportion(Money.cny(10), List.of(Money.cny(1), Money.cny(1), Money.cny(1))))
                .containsExactly(Money.cny(4), Money.cny(3), Money.cny(3));
        assertThat(Shares.inProportion(Money.cny(0), List.of(Money.cny(0)))).containsExactly(Money.cny(0));
        assertThatThrownBy(() -> Shares.inProportion(Money.cny(1), List.of(Money.cny(0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theShortfallIsKnownWhenALaterBuyerHasPaid() {
        UUID trade = Ids.next();
        Instant paid = DEFAULT.plus(Duration.ofDays(3));
        assertThat(judge(List.of(trade(trade, TradeState.SIGNED, null)), false, 4))
                .isInstanceOf(Resale.Open.class);
        assertThat(judge(List.of(trade(trade, TradeState.FUNDED, paid)), false, 4))
                .isEqualTo(new Resale.Sold(trade, paid));
        assertThat(judge(List.of(trade(trade, TradeState.COMPLETED, paid)), true, 400))
                .isEqualTo(new Resale.Sold(trade, paid));
    }

    @Test
    void asLongAsItMayBeRelistedItIsNotKnown() {
        assertThat(judge(List.of(), false, 29)).isInstanceOf(Resale.Open.class);
        assertThat(judge(List.of(), false, 31)).isInstanceOf(Resale.NotSold.class);
        assertThat(judge(List.of(), true, 1)).isInstanceOf(Resale.NotSold.class);
        List<Resale.Trade> lost =
                List.of(trade(Ids.next(), TradeState.DEFAULTED, null), trade(Ids.next(), TradeState.UNWOUND, DEFAULT));
        assertThat(judge(lost, false, 29)).isInstanceOf(Resale.Open.class);
        assertThat(judge(lost, false, 31)).isInstanceOf(Resale.NotSold.class);
        // a relisting that still runs, and one that ended unsold
        List<Resale.Lot> running =
                List.of(new Resale.Lot(Ids.next(), false, DEFAULT), new Resale.Lot(Ids.next(), true, null));
        assertThat(Resale.judge(DEFAULT, running, List.of(), true, WITHIN, DEFAULT.plus(Duration.ofDays(90))))
                .isInstanceOf(Resale.Open.class);
        List<Resale.Lot> unsold = List.of(new Resale.Lot(Ids.next(), false, DEFAULT.plus(Duration.ofDays(20))));
        assertThat(Resale.judge(DEFAULT, unsold, List.of(), false, WITHIN, DEFAULT.plus(Duration.ofDays(49))))
                .isInstanceOf(Resale.Open.class);
        assertThat(Resale.judge(DEFAULT, unsold, List.of(), false, WITHIN, DEFAULT.plus(Duration.ofDays(51))))
                .isInstanceOf(Resale.NotSold.class);
    }

    private static Resale.Outlook judge(List<Resale.Trade> trades, boolean givenUp, int days) {
        List<Resale.Lot> lots = List.of(new Resale.Lot(Ids.next(), false, DEFAULT.minus(Duration.ofDays(9))));
        return Resale.judge(DEFAULT, lots, trades, givenUp, WITHIN, DEFAULT.plus(Duration.ofDays(days)));
    }

    private static Resale.Trade trade(UUID id, TradeState state, Instant funded) {
        return new Resale.Trade(id, state, funded);
    }

    private static Distribution distribute(long lost, long costs, Yield promised, Optional<Yield> resale) {
        return Forfeiture.distribute(Money.cny(lost), Money.cny(costs), promised, resale);
    }

    private static Yield promise(long proceeds, long commission) {
        return new Yield(Money.cny(proceeds), Money.cny(commission));
    }

    private static Distribution parts(long costs, long shortfall, long commission, long rest, long uncovered) {
        return new Distribution(
                Money.cny(costs), Money.cny(shortfall), Money.cny(commission), Money.cny(rest), Money.cny(uncovered));
    }
}
