package org.ipmarket.settlement.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ipmarket.settlement.Scene.money;
import static org.ipmarket.settlement.Scene.soundLedger;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.DepositRepository;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.ForfeitureRepository;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;
import org.ipmarket.settlement.trade.TradeState;

/** What must hold of the trades, the deposits and the money when the days are over. */
@Singleton
final class TradeReckoning {
    private final TradeRepository trades;
    private final DepositRepository deposits;
    private final ForfeitureRepository forfeitures;
    private final LedgerSums ledger;

    TradeReckoning(
            TradeRepository trades, DepositRepository deposits, ForfeitureRepository forfeitures, LedgerSums ledger) {
        this.trades = trades;
        this.deposits = deposits;
        this.forfeitures = forfeitures;
        this.ledger = ledger;
    }

    /**
     * What there was.
     *
     * @param moneyIn of which nothing is left
     * @param fees of centres and platform, in minor units
     */
    record Figures(Map<TradeState, Long> trades, long refusals, long lapses, Money moneyIn, long fees) {}

    Figures check(Collection<Course> played) {
        Map<TradeState, Long> ended =
                QuarkusTransaction.requiringNew().call(() -> ended(played, trades.listAll(), forfeitures.listAll()));
        long refusals = ledger.number("select count(*) from recordal_step where state = 'REFUSED'");
        assertThat(refusals)
                .isEqualTo(count(played, Course.REFUSED_AND_FILED_ANEW, Course.REFUSED_AND_UNDONE))
                .isGreaterThan(played.size() / 20);
        long lapses = ledger.number("select count(distinct trade) from trade_step where state = 'FROZEN'") - refusals;
        assertThat(lapses)
                .isEqualTo(count(played, Course.LAPSED_AND_CURED, Course.LAPSED_AND_UNDONE))
                .isGreaterThan(played.size() / 20);
        return new Figures(ended, refusals, lapses, moneyIn(), feesCredited());
    }

    private static long count(Collection<Course> played, Course... which) {
        return played.stream().filter(List.of(which)::contains).count();
    }

    private Map<TradeState, Long> ended(Collection<Course> played, List<Trade> all, List<ForfeitedDeposit> forfeited) {
        Map<TradeState, Long> ended = all.stream().collect(byState(Trade::state));
        assertThat(ended)
                .isEqualTo(played.stream()
                        .flatMap(course -> course.ends().stream())
                        .collect(byState(Function.identity())));
        assertThat(deposits.<Deposit>listAll())
                .allSatisfy(deposit -> assertThat(deposit.state().hasMoney()).isFalse());
        assertThat(forfeited)
                .hasSize((int) (ended.get(TradeState.DEFAULTED) - count(played, Course.SELLER_DOES_NOT_SIGN)))
                .allSatisfy(each -> assertThat(each.state()).isEqualTo(ForfeitedDeposit.State.DISTRIBUTED));
        assertThat(forfeited.stream().filter(each -> each.resale() != null))
                .hasSize((int) count(played, Course.NOT_SIGNED_THEN_RUNNER_UP, Course.NOT_PAID_THEN_RELISTED_LOWER));
        checkCredits(
                all.stream()
                        .filter(trade -> trade.state() == TradeState.COMPLETED)
                        .toList(),
                forfeited);
        return ended;
    }

    private static <T> java.util.stream.Collector<T, ?, Map<TradeState, Long>> byState(Function<T, TradeState> state) {
        return groupingBy(state, () -> new EnumMap<>(TradeState.class), counting());
    }

    /** What centres, platform and sellers were credited is what the completed trades and the forfeited deposits say. */
    private void checkCredits(List<Trade> completed, List<ForfeitedDeposit> forfeited) {
        long commissions = completed.stream()
                .map(Trade::sums)
                .flatMap(sums -> Stream.of(sums.sellerCommission(), sums.buyerCommission()))
                .mapToLong(Money::minor)
                .sum();
        long lost = forfeited.stream()
                .mapToLong(each -> each.parts().commission().minor())
                .sum();
        assertThat(feesCredited()).isEqualTo(commissions + lost);
        long proceeds = completed.stream()
                .mapToLong(trade -> trade.sums().sellerProceeds().minor())
                .sum();
        long compensated = forfeited.stream()
                .mapToLong(each ->
                        each.parts().shortfall().plus(each.parts().rest()).minor())
                .sum();
        assertThat(ledger.moved().get("PAYABLE").in()).isEqualTo(proceeds + compensated);
    }

    private long feesCredited() {
        Map<String, LedgerSums.Moved> moved = ledger.moved();
        return Stream.of("CENTRE_FEE", "PLATFORM_FEE", "BROKER_FEE")
                .mapToLong(kind ->
                        moved.getOrDefault(kind, LedgerSums.Moved.NOTHING).in())
                .sum();
    }

    /** All of it was paid out. */
    private Money moneyIn() {
        JsonPath checks = soundLedger();
        assertThat(money(checks, "moneyHeld").isZero()).isTrue();
        assertThat(ledger.number("select coalesce(sum(abs(balance)), 0) from ledger_account where kind <> 'BANK'"))
                .as("left to anybody")
                .isZero();
        assertThat(ledger.number("select count(*) from payout where state <> 'CONFIRMED'"))
                .isZero();
        assertThat(ledger.number("select count(*) from bank_line where state not in ('MATCHED', 'RETURNED')"))
                .isZero();
        return money(checks, "moneyIn");
    }
}
