package org.ipmarket.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.load.Crowd;
import org.ipmarket.chaos.load.Floor;
import org.ipmarket.chaos.load.Offer;
import org.ipmarket.chaos.load.Tally;
import org.ipmarket.chaos.stack.Program;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.chaos.stack.Tap;
import org.ipmarket.messages.SaleMethod;

/** Two replicas behind the gateway, of which one is killed with -9 every few seconds, each in its turn, until every lot has ended. */
final class ReplicasKilled {
    private static final String NAME = "replicas";
    private static final int BIDDERS = 32;
    private static final Duration BEFORE = Duration.ofSeconds(12);
    private static final Duration OPEN = Duration.ofSeconds(100);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);
    /** On a busy machine a replica takes 20 s to come back. */
    private static final int LEAST_KILLS = 3;

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private ReplicasKilled() {}

    private static List<Offer> offers() {
        return List.of(
                Offer.extended(SaleMethod.ENGLISH, OPEN),
                Offer.extended(SaleMethod.ENGLISH, OPEN.minusSeconds(20)),
                Offer.extended(SaleMethod.ENGLISH_PROXY, OPEN),
                Offer.of(SaleMethod.CLOCK, OPEN).under("{\"clock\": {\"pause\": \"PT1S\", \"silence\": \"PT30S\"}}"),
                Offer.of(SaleMethod.DUTCH, OPEN)
                        .under("{\"dutch\": {\"shareBasisPoints\": 1000, \"every\": \"PT6S\","
                                + " \"floor\": {\"amount\": \"200.00\", \"currency\": \"CNY\"}}}"),
                Offer.extended(SaleMethod.PUBLIC_LISTING, Duration.ofSeconds(20))
                        .under("{\"listing\": {\"auction\": \"PT75S\"}, \"mostExtension\": \"PT10S\"}"),
                Offer.of(SaleMethod.FIXED_PRICE, OPEN),
                Offer.of(SaleMethod.STANDARD_LICENCE, OPEN));
    }

    static void run(Stack stack, Figures figures, Verdicts verdicts) throws Exception {
        try (Tap tap = new Tap(stack)) {
            Floor floor = Floor.announce(stack, offers(), BIDDERS, BEFORE);
            figures.note(offers().size() + " lots, " + BIDDERS + " bidders");
            try (Crowd crowd = Crowd.start(stack, floor, LONGEST)) {
                long began = System.nanoTime();
                int kills = killInTurns(stack, crowd);
                Tally tally = crowd.await();
                figures.figure(NAME + "_killed", kills, "times");
                figures.figure(NAME + "_lasted", (System.nanoTime() - began) / 1e9, "s");
                Played.check(NAME, stack, tap, floor, crowd, figures, verdicts);
                verdicts.tell(
                        NAME + ".failed_as_503_alone",
                        otherFailures(tally.statuses().keySet()));
                verdicts.tell(
                        NAME + ".killed_often_enough",
                        kills >= LEAST_KILLS ? new String[0] : new String[] {"only " + kills + " times"});
            }
        }
    }

    /** The door stands: a request that was under way on the killed replica gets an answer, and never another than this one. */
    private static String[] otherFailures(Set<String> statuses) {
        return statuses.stream()
                .filter(status -> status.equals("lost") || status.startsWith("5") && !status.equals("503"))
                .toArray(String[]::new);
    }

    /** The next one only when the one before answers again: somebody is always there. */
    private static int killInTurns(Stack stack, Crowd crowd) throws InterruptedException {
        int kills = 0;
        while (true) {
            Thread.sleep(BETWEEN_KILLS);
            if (!crowd.isBidding()) {
                return kills;
            }
            Program replica = stack.replicas().get(kills % stack.replicas().size());
            replica.kill();
            replica.launch();
            replica.awaitReady();
            kills++;
        }
    }
}
