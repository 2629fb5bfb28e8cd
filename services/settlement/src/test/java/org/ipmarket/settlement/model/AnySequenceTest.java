package org.ipmarket.settlement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ipmarket.messages.Money;
import org.ipmarket.settlement.deposit.DepositState;
import org.ipmarket.settlement.model.Market.Fault;
import org.ipmarket.settlement.trade.TradeState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any sequence of commands, in any order, with repeats and crashes between their steps, keeps the invariants. */
class AnySequenceTest {
    private static final int SEQUENCES = 10_000;
    private static final int LONGEST = 40;
    private static final int NEVER = Integer.MAX_VALUE;

    @Test
    void everySequenceKeepsTheInvariants() {
        Map<TradeState, Integer> trades = new EnumMap<>(TradeState.class);
        Map<DepositState, Integer> deposits = new EnumMap<>(DepositState.class);
        int crashes = 0;
        int distributed = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Run run = new Run(seed, Fault.NONE);
            assertThat(run.play()).as("seed %d: %s", seed, run.done).isEmpty();
            crashes += run.crashes;
            for (int i = 0; i < run.market.tradeCount(); i++) {
                trades.merge(run.market.trade(i).state(), 1, Integer::sum);
                distributed += run.market.trade(i).distributed() ? 1 : 0;
            }
            for (int i = 0; i < run.market.depositCount(); i++) {
                deposits.merge(run.market.deposit(i).state(), 1, Integer::sum);
            }
        }
        // that it says something: every end was reached, often, and commands broke off
        assertThat(deposits).containsOnlyKeys(DepositState.values());
        assertThat(trades)
                .containsKeys(
                        TradeState.SIGNED,
                        TradeState.PART_FUNDED,
                        TradeState.COMPLETED,
                        TradeState.DEFAULTED,
                        TradeState.FROZEN,
                        TradeState.UNWOUND);
        assertThat(trades.get(TradeState.COMPLETED)).isGreaterThan(50);
        assertThat(trades.get(TradeState.UNWOUND)).isGreaterThan(50);
        assertThat(distributed).isGreaterThan(20);
        assertThat(crashes).isGreaterThan(10_000);
    }

    /** Whether the checks can fail: each fault is found, and soon. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultIsFound(Fault fault) {
        for (int seed = 0; seed < 2_000; seed++) {
            if (!new Run(seed, fault).play().isEmpty()) {
                return;
            }
        }
        throw new AssertionError(fault + " is not found by 2000 sequences");
    }

    private static final class Run {
        final Market market;
        final List<String> done = new ArrayList<>();
        int crashes;
        private final Random random;
        private int lines;

        Run(long seed, Fault fault) {
            market = new Market(fault);
            random = new Random(seed);
        }

        /** What speaks against the invariants after the first command that breaks one. */
        List<String> play() {
            int length = 10 + random.nextInt(LONGEST);
            for (int i = 0; i < length; i++) {
                Runnable command = draw();
                int times = random.nextInt(5) == 0 ? 2 : 1;
                for (int time = 0; time < times; time++) {
                    int steps = random.nextInt(4) == 0 ? random.nextInt(8) : NEVER;
                    Optional<String> answer = market.transact(steps, command);
                    if (answer.filter("crash"::equals).isPresent()) {
                        crashes++;
                    }
                    done.add(answer.orElse("done"));
                    List<String> broken = answer.isPresent() && !market.keepsHalf() ? List.of() : market.broken();
                    if (!broken.isEmpty()) {
                        return broken;
                    }
                }
            }
            return List.of();
        }

        private Runnable draw() {
            if (market.depositCount() == 0) {
                return note("announce", announce());
            }
            if (random.nextInt(3) != 0) {
                return natural();
            }
            int deposit = random.nextInt(market.depositCount());
            switch (random.nextInt(market.tradeCount() == 0 ? 8 : 22)) {
                case 0, 1 -> {
                    return note("announce", announce());
                }
                case 2, 3 -> {
                    return note("pay deposit", payDeposit(deposit));
                }
                case 4 -> {
                    return random.nextBoolean()
                            ? note("ask back", () -> market.requestRelease(deposit))
                            : note("left", () -> market.bidderLeft(deposit));
                }
                case 5 -> {
                    int lot = random.nextInt(Market.LOTS);
                    Set<Integer> retained = new HashSet<>();
                    for (int i = 0; i < market.depositCount(); i++) {
                        if (random.nextInt(3) == 0) {
                            retained.add(i);
                        }
                    }
                    return note("close", () -> market.close(lot, retained));
                }
                case 6, 7 -> {
                    // now and then a price that the deposit covers whole
                    Money price = Money.cny(random.nextInt(6) == 0 ? 1_000 : 1 + random.nextInt(40_000_000));
                    return note("award", () -> market.award(deposit, price));
                }
                default -> {
                    return ofTrade();
                }
            }
        }

        /** What would come next in a sale, so that sequences get somewhere. */
        private Runnable natural() {
            int next = random.nextInt(market.depositCount() + market.tradeCount() + market.payoutCount());
            if (next < market.depositCount()) {
                return naturalOfDeposit(next);
            }
            next -= market.depositCount();
            if (next < market.tradeCount()) {
                return naturalOfTrade(next);
            }
            int payout = next - market.tradeCount();
            if (random.nextInt(4) == 0) {
                return random.nextBoolean()
                        ? note("order", () -> market.order(payout))
                        : note("bounce", () -> market.bounce(payout));
            }
            return note("pay out", () -> {
                market.order(payout);
                market.confirm(payout);
            });
        }

        private Runnable naturalOfDeposit(int deposit) {
            return switch (market.deposit(deposit).state()) {
                case ANNOUNCED -> note("pay deposit", payDeposit(deposit));
                case HELD -> {
                    Money price = Money.cny(100_000 + random.nextInt(40_000_000));
                    yield note("award", () -> market.award(deposit, price));
                }
                default -> note("announce", announce());
            };
        }

        private Runnable naturalOfTrade(int trade) {
            return switch (market.trade(trade).state()) {
                case OPENED -> {
                    String side = market.trade(trade).signed().contains("BUYER") ? "SELLER" : "BUYER";
                    yield random.nextInt(3) == 0
                            ? note("run out", () -> market.runOut(trade))
                            : note("sign", () -> market.sign(trade, side));
                }
                case SIGNED, PART_FUNDED -> note("pay", payTrade(trade));
                case FUNDED -> note("record", () -> market.record(trade));
                case FROZEN ->
                    random.nextBoolean()
                            ? note("lift", () -> market.lift(trade))
                            : note("unwind", () -> market.unwind(trade));
                case DEFAULTED -> {
                    int resale = resale(trade);
                    Money costs = Money.cny(random.nextInt(300_000));
                    yield note("distribute", () -> market.distribute(trade, resale, costs));
                }
                default ->
                    note("pay out", () -> {
                        for (int i = 0; i < market.payoutCount(); i++) {
                            market.order(i);
                            market.confirm(i);
                        }
                    });
            };
        }

        /** A deposit with money on the same lot, as a runner-up's; -1 where there is none. */
        private int againstLotOf(int trade) {
            for (int i = 0; i < market.depositCount(); i++) {
                if (market.deposit(i).state() == DepositState.HELD && market.isFree(i) && market.sameLot(i, trade)) {
                    return i;
                }
            }
            return -1;
        }

        /** One that shows what the lot brought after all, where there is one. */
        private int resale(int trade) {
            for (int later = trade + 1; later < market.tradeCount(); later++) {
                if (market.resold(trade, later)) {
                    return later;
                }
            }
            return random.nextInt(market.tradeCount());
        }

        private Runnable ofTrade() {
            int trade = random.nextInt(market.tradeCount());
            int payout = market.payoutCount() == 0 ? -1 : random.nextInt(market.payoutCount());
            return switch (random.nextInt(13)) {
                case 0, 1, 2 -> {
                    String side = random.nextBoolean() ? "BUYER" : "SELLER";
                    yield note("sign", () -> market.sign(trade, side));
                }
                case 3, 4 -> note("pay", payTrade(trade));
                case 5 -> note("record", () -> market.record(trade));
                case 6 ->
                    random.nextBoolean()
                            ? note("freeze", () -> market.freeze(trade))
                            : note("lift", () -> market.lift(trade));
                case 7 -> note("unwind", () -> market.unwind(trade));
                case 8 -> note("run out", () -> market.runOut(trade));
                case 9 -> {
                    int resale = resale(trade);
                    Money costs = Money.cny(random.nextInt(300_000));
                    yield note("distribute", () -> market.distribute(trade, resale, costs));
                }
                case 10 -> payout < 0 ? note("nothing", () -> {}) : note("bounce", () -> market.bounce(payout));
                default ->
                    payout < 0
                            ? note("nothing", () -> {})
                            : note("pay out", () -> {
                                market.order(payout);
                                market.confirm(payout);
                            });
            };
        }

        private Runnable announce() {
            int lot = random.nextInt(Market.LOTS);
            int giver = random.nextInt(Market.GIVERS);
            Money amount = Money.cny(1 + random.nextInt(2_000_000));
            return () -> market.announce(lot, giver, amount);
        }

        private Runnable payDeposit(int deposit) {
            Market.Deposit of = market.deposit(deposit);
            int payer = random.nextInt(6) == 0 ? random.nextInt(Market.GIVERS) : of.giver();
            Money amount = random.nextInt(6) == 0 ? of.amount().plus(Money.cny(1)) : of.amount();
            String line = line();
            return () -> market.payDeposit(deposit, line, payer, amount);
        }

        private Runnable payTrade(int trade) {
            Market.Trade of = market.trade(trade);
            int payer = random.nextInt(6) == 0
                    ? random.nextInt(Market.GIVERS)
                    : market.deposit(of.deposit()).giver();
            long due = Math.max(1, of.due());
            Money amount = Money.cny(
                    switch (random.nextInt(4)) {
                        case 0 -> 1 + random.nextLong(due);
                        case 1 -> due + random.nextInt(2);
                        default -> due;
                    });
            String line = line();
            return () -> market.payTrade(trade, line, payer, amount);
        }

        /** Mostly a new one; now and then the bank brings one that it brought before. */
        private String line() {
            return "line-" + (random.nextInt(8) == 0 && lines > 0 ? random.nextInt(lines) : lines++);
        }

        private Runnable note(String name, Runnable command) {
            done.add(name);
            return command;
        }
    }
}
