package org.ipmarket.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.sale.Sale;
import org.ipmarket.chaos.sale.Sale.Step;
import org.ipmarket.chaos.sale.Trace;
import org.ipmarket.chaos.stack.Stack;

/**
 * Settlement ends with -9 between any two steps of a sale, then while each is under way, and is started again: the sale goes on and leaves
 * the same ledger, payments and events as one that nothing disturbed.
 */
final class SettlementKilled {
    private static final String NAME = "settlement";
    private static final int LATEST_KILL = 120;

    /** @param found by what the difference must be told */
    private record Plant(String name, String sql, String found) {}

    private SettlementKilled() {}

    static void run(Stack stack, Figures figures, Verdicts verdicts) throws Exception {
        stack.settlement().launch();
        stack.settlement().awaitReady();
        Sale.Parties parties = Sale.Parties.qualified(stack);
        Sale undisturbed = new Sale(stack, parties);
        for (Step step : Step.values()) {
            undisturbed.take(step);
            undisturbed.awaitDone(step);
        }
        List<String> wanted = settled(stack, undisturbed, List.of());
        figures.figure(NAME + "_lines_of_a_sale", wanted.size(), "lines");

        long begun = System.nanoTime();
        int kills = 0;
        Sale between = new Sale(stack, parties);
        for (Step step : Step.values()) {
            between.take(step);
            restart(stack);
            kills++;
            between.awaitDone(step);
        }
        verdicts.tell(
                NAME + ".same_when_killed_between_steps",
                Trace.differences(wanted, settled(stack, between, wanted)).toArray(String[]::new));

        Sale during = new Sale(stack, parties);
        Random random = new Random(5);
        try (ExecutorService client = Executors.newSingleThreadExecutor()) {
            for (Step step : Step.values()) {
                Future<?> taken = client.submit(() -> {
                    during.take(step);
                    return null;
                });
                Thread.sleep(random.nextInt(LATEST_KILL));
                restart(stack);
                kills++;
                taken.get();
                during.awaitDone(step);
            }
        }
        figures.figure(NAME + "_kills", kills, "kills");
        figures.figure(
                NAME + "_time",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                "s from the first kill until the last sale had ended");
        List<String> traced = settled(stack, during, wanted);
        verdicts.tell(
                NAME + ".same_when_killed_during_steps",
                Trace.differences(wanted, traced).toArray(String[]::new));
        plants(stack, during, wanted, verdicts);
        stack.settlement().kill();
    }

    private static void restart(Stack stack) throws InterruptedException {
        stack.settlement().kill();
        stack.settlement().launch();
        stack.settlement().awaitReady();
    }

    /** Waits a little for what is still on its way out. */
    private static List<String> settled(Stack stack, Sale sale, List<String> wanted) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (true) {
            try (Connection connection = stack.connectToSettlement()) {
                List<String> trace = Trace.of(connection, sale);
                boolean sent = trace.stream().noneMatch(line -> line.endsWith("unsent") || line.endsWith("ORDERED"));
                if (sent && (wanted.isEmpty() || trace.equals(wanted)) || System.nanoTime() > end) {
                    return trace;
                }
            }
            Thread.sleep(200);
        }
    }

    /** Whether the comparison can fail. Each fault is planted in a transaction that is taken back. */
    private static void plants(Stack stack, Sale sale, List<String> wanted, Verdicts verdicts) throws SQLException {
        String lot = "'" + sale.lot() + "'";
        List<Plant> plants = List.of(
                new Plant(
                        "a_refund_paid_twice",
                        "insert into simulated_bank_entry (id, direction, holder, number, currency, amount_minor,"
                                + " remark, payout, booked_at) select gen_random_uuid(), direction, holder, number,"
                                + " currency, amount_minor, remark, null, booked_at from simulated_bank_entry where payout"
                                + " in (select id from payout where deposit in (select id from deposit where lot = "
                                + lot
                                + ")); update payout set state = 'ORDERED' where deposit in (select id from deposit"
                                + " where lot = " + lot + ")",
                        "payout"),
                new Plant(
                        "an_event_that_was_not_told",
                        "delete from outbox_event where type like 'trade.funded%' and payload::jsonb ->> 'lot' = "
                                + lot,
                        "missing: event trade.funded"),
                new Plant(
                        "a_deposit_that_stayed",
                        "update deposit set state = 'HELD', released_minor = 0 where state = 'RELEASED' and lot = "
                                + lot,
                        "deposit HELD"));
        for (Plant plant : plants) {
            List<String> differences;
            try (Connection connection = stack.connectToSettlement();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(plant.sql());
                differences = new ArrayList<>(Trace.differences(wanted, Trace.of(connection, sale)));
                connection.rollback();
            }
            boolean found = differences.stream().anyMatch(line -> line.contains(plant.found()));
            verdicts.tell(
                    NAME + ".found_" + plant.name(),
                    found ? new String[0] : new String[] {"not found: " + differences});
        }
    }
}
