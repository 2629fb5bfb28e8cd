package org.ipmarket.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.check.Collector;
import org.ipmarket.chaos.check.Evidence;
import org.ipmarket.chaos.check.Invariants;
import org.ipmarket.chaos.load.Answered;
import org.ipmarket.chaos.load.Crowd;
import org.ipmarket.chaos.load.Floor;
import org.ipmarket.chaos.load.Offer;
import org.ipmarket.chaos.load.Tally;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.chaos.stack.Tap;
import org.ipmarket.messages.SaleMethod;

/**
 * Whether the checks can fail: after an undisturbed auction the market's own tables are changed with SQL, one fault after
 * another, each undone before the next. A fault that is not found is a fault of the checks.
 */
final class PlantedFaults {
    private static final String NAME = "plants";
    private static final int BIDDERS = 8;
    private static final Duration BEFORE = Duration.ofSeconds(6);
    private static final Duration OPEN = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** @param found the invariants that must turn out to be broken */
    private record Plant(String name, List<String> found, String plant, String undo) {}

    private PlantedFaults() {}

    static void run(Stack stack, Figures figures, Verdicts verdicts) throws Exception {
        try (Tap tap = new Tap(stack)) {
            Floor floor = Floor.announce(stack, List.of(Offer.of(SaleMethod.ENGLISH, OPEN)), BIDDERS, BEFORE);
            Tally tally;
            Evidence evidence;
            try (Crowd crowd = Crowd.start(stack, floor, LONGEST)) {
                tally = crowd.await();
                evidence = Played.check(NAME, stack, tap, floor, crowd, figures, verdicts);
            }
            Collector collector = new Collector(stack, tap, floor);
            for (Plant plant : plants(middle(evidence))) {
                execute(stack, plant.plant());
                Map<String, List<String>> broken = Invariants.broken(collector.collect(tally));
                execute(stack, plant.undo());
                plant.found()
                        .forEach(invariant -> figures.note(plant.name() + ": "
                                + broken.get(invariant).stream().findFirst().orElse("not found by " + invariant)));
                verdicts.tell(
                        NAME + ".found_" + plant.name(),
                        plant.found().stream()
                                .filter(invariant -> broken.get(invariant).isEmpty())
                                .map(invariant -> invariant + " did not find it")
                                .toArray(String[]::new));
            }
            collector.awaitDrained();
            verdicts.tell(NAME + ".undone", Invariants.broken(collector.collect(tally)));
        }
    }

    /** An acknowledged bid with others before and after it. */
    private static Answered middle(Evidence evidence) {
        List<Answered> accepted = evidence.answered().stream()
                .filter(Answered::accepted)
                .sorted(Comparator.comparingLong(Answered::sequence))
                .toList();
        return accepted.get(accepted.size() / 2);
    }

    private static List<Plant> plants(Answered bid) {
        String entry = "lot = '" + bid.lot() + "' and sequence = " + bid.sequence();
        String save = "alter table log_leaf disable trigger log_leaf_append_only;"
                + " create table planted as select * from log_leaf where " + entry + ";";
        String restore = "delete from log_leaf where " + entry + "; insert into log_leaf select * from planted;"
                + " drop table planted; alter table log_leaf enable trigger log_leaf_append_only;";
        return List.of(
                new Plant(
                        "a_missing_bid",
                        List.of(Invariants.ACKNOWLEDGED, Invariants.SEQUENCE, Invariants.EXPORTS),
                        save + " delete from log_leaf where " + entry,
                        restore),
                new Plant(
                        "a_repeated_sequence_number",
                        List.of(Invariants.ACKNOWLEDGED, Invariants.SEQUENCE, Invariants.EXPORTS),
                        save + " update log_leaf set (leaf, hash) = (select leaf, hash from log_leaf where lot = '"
                                + bid.lot() + "' and sequence = " + (bid.sequence() - 1) + ") where " + entry,
                        restore),
                new Plant(
                        "a_changed_amount",
                        List.of(Invariants.ACKNOWLEDGED, Invariants.EXPORTS),
                        save + " update log_leaf set leaf = replace(leaf, '\"amount\":\"" + bid.minor() / 100
                                + ".00\"', '\"amount\":\"" + bid.minor() / 100 + ".01\"') where " + entry
                                + "; update log_leaf set hash = sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) where "
                                + entry,
                        restore),
                new Plant(
                        "a_second_award",
                        List.of(Invariants.ONE_WINNER),
                        "insert into award (id, lot, participant, deposit, amount, awarded_at)"
                                + " select gen_random_uuid(), lot, participant, deposit, " + bid.minor()
                                + ", clock_timestamp() from bidder b where lot = '" + bid.lot()
                                + "' and not exists (select from award a where a.lot = b.lot"
                                + " and a.participant = b.participant) limit 1",
                        "delete from award where lot = '" + bid.lot() + "' and id not in (select (payload::jsonb"
                                + " ->> 'award')::uuid from outbox_event where type like 'lot.awarded%')"),
                new Plant(
                        "a_bid_that_its_bidder_does_not_know",
                        List.of(Invariants.NO_OTHERS),
                        save + " update log_leaf set key = key || '-other' where " + entry,
                        restore));
    }

    private static void execute(Stack stack, String sql) throws SQLException {
        try (Connection connection = stack.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
    }
}
