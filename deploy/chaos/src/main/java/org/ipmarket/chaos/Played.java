package org.ipmarket.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.check.Collector;
import org.ipmarket.chaos.check.Evidence;
import org.ipmarket.chaos.check.Invariants;
import org.ipmarket.chaos.load.Answered;
import org.ipmarket.chaos.load.Crowd;
import org.ipmarket.chaos.load.Floor;
import org.ipmarket.chaos.load.Tally;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.chaos.stack.Tap;

/** What every experiment does once its bidders have gone home: count, gather, check, tell. */
final class Played {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);

    /** So many bids are sent once more afterwards. */
    private static final int ASKED_AGAIN = 200;

    private Played() {}

    /** Waits for the end of all lots first. */
    static Evidence check(
            String experiment, Stack stack, Tap tap, Floor floor, Crowd crowd, Figures figures, Verdicts verdicts)
            throws Exception {
        Tally tally = crowd.await();
        floor.awaitEnd(stack, ENDS_WITHIN);
        Collector collector = new Collector(stack, tap, floor);
        Duration drained = collector.awaitDrained();
        Evidence evidence = collector.collect(tally);
        Map<String, List<String>> broken = Invariants.broken(evidence);

        long accepted = tally.answered().stream().filter(Answered::accepted).count();
        figures.figure(experiment + "_requests", tally.requests(), "requests");
        figures.figure(experiment + "_answered_201", accepted, "bids");
        figures.figure(experiment + "_judged_and_rejected", tally.answered().size() - accepted, "bids");
        figures.figure(experiment + "_sent_again", tally.retried(), "requests");
        figures.figure(experiment + "_answers_given_again", tally.replayed(), "bids");
        figures.figure(experiment + "_left_unknown", tally.unknown().size(), "bids");
        figures.figure(experiment + "_lost", broken.get(Invariants.ACKNOWLEDGED).size(), "bids");
        figures.figure(
                experiment + "_longest_wait_for_an_answer",
                tally.answered().stream()
                                .mapToLong(answer -> answer.answeredNanos() - answer.sentNanos())
                                .max()
                                .orElse(0)
                        / 1e9,
                "s");
        figures.figure(experiment + "_drained", drained.toMillis() / 1e3, "s");
        figures.figure(
                experiment + "_events_delivered_again",
                tap.heard().values().stream().mapToInt(times -> times - 1).sum(),
                "events");
        figures.note("answers: " + tally.statuses());
        verdicts.tell(experiment, broken);
        List<Answered> some = new ArrayList<>(tally.answered());
        Collections.shuffle(some);
        List<String> otherwise = crowd.askAgain(some.subList(0, Math.min(ASKED_AGAIN, some.size())));
        verdicts.tell(experiment + ".same_key_same_answer", otherwise.toArray(String[]::new));
        verdicts.tell(experiment + ".no_surprising_answer", tally.surprises().toArray(String[]::new));
        return evidence;
    }
}
