package org.ipmarket.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.journal.Canonical;
import org.ipmarket.auction.journal.Leaf;
import org.ipmarket.auction.verifier.ProofExport;
import org.ipmarket.bench.Figures;
import org.ipmarket.chaos.check.Evidence;
import org.ipmarket.chaos.load.Crowd;
import org.ipmarket.chaos.load.Floor;
import org.ipmarket.chaos.load.Offer;
import org.ipmarket.chaos.stack.Stack;
import org.ipmarket.chaos.stack.Tap;
import org.ipmarket.messages.SaleMethod;

/** The database stops for 20 seconds in the last minute of an auction: nobody loses its chance, and the log says why it took longer. */
final class DatabaseStopped {
    private static final String NAME = "database";
    private static final int BIDDERS = 12;
    private static final Duration BEFORE = Duration.ofSeconds(8);
    private static final Duration OPEN = Duration.ofSeconds(40);
    private static final Duration FROM_OPENING_TO_STOP = Duration.ofSeconds(28);
    private static final Duration STOPPED = Duration.ofSeconds(20);

    /** A busy machine takes its time to start everything again. */
    private static final Duration AT_MOST_LOST = Duration.ofSeconds(50);

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private DatabaseStopped() {}

    static void run(Stack stack, Figures figures, Verdicts verdicts) throws Exception {
        try (Tap tap = new Tap(stack)) {
            Floor floor = Floor.announce(stack, List.of(Offer.of(SaleMethod.ENGLISH, OPEN)), BIDDERS, BEFORE);
            try (Crowd crowd = Crowd.start(stack, floor, LONGEST)) {
                Thread.sleep(Duration.between(Instant.now(), floor.opens().plus(FROM_OPENING_TO_STOP)));
                stack.database().stop();
                Thread.sleep(STOPPED);
                stack.database().start();
                Evidence evidence = Played.check(NAME, stack, tap, floor, crowd, figures, verdicts);
                verdicts.tell(
                        NAME + ".end_moved_by_the_time_lost",
                        course(evidence.exports().get(floor.lots().getFirst()), figures)
                                .toArray(String[]::new));
            }
        }
    }

    /** What speaks against it. */
    private static List<String> course(ProofExport export, Figures figures) {
        List<Leaf> log = export.leaves().stream()
                .map(leaf -> Canonical.read(leaf.leaf(), Leaf.class))
                .toList();
        Instant end = null;
        Duration lost = Duration.ZERO;
        Leaf.Suspended since = null;
        int bidsAfter = 0;
        int outages = 0;
        List<String> findings = new ArrayList<>();
        for (Leaf leaf : log) {
            switch (leaf) {
                case Leaf.Opened opened -> end = opened.endsAt();
                case Leaf.Suspended suspended -> {
                    since = suspended;
                    bidsAfter = 0;
                    outages++;
                    if (!suspended.reason().equals("outage")) {
                        findings.add("suspended for another reason: " + suspended);
                    }
                }
                case Leaf.Resumed resumed -> {
                    Duration gap = Duration.between(since.since(), resumed.time());
                    lost = lost.plus(gap);
                    if (!resumed.endsAt().equals(end.plus(gap))) {
                        findings.add("the end was " + end + ", " + gap + " was lost: " + resumed);
                    }
                    end = resumed.endsAt();
                }
                case Leaf.Bid bid when bid.accepted() -> bidsAfter++;
                case Leaf.Closed closed -> {
                    figures.figure(
                            NAME + "_closed_after_its_end",
                            Duration.between(end, closed.time()).toMillis(),
                            "ms");
                    if (closed.time().isBefore(end)) {
                        findings.add("closed before its end " + end + ": " + closed.time());
                    }
                }
                default -> {}
            }
        }
        figures.figure(NAME + "_end_moved", lost.toMillis() / 1e3, "s");
        figures.figure(NAME + "_bids_after_it", bidsAfter, "bids");
        if (outages == 0 || lost.compareTo(STOPPED) < 0 || lost.compareTo(AT_MOST_LOST) > 0) {
            findings.add(outages + " outages of together " + lost + " are in the log");
        }
        if (bidsAfter == 0) {
            findings.add("no bid was accepted afterwards");
        }
        return findings;
    }
}
