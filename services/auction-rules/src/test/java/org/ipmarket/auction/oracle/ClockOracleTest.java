package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class ClockOracleTest extends AgainstReference {
    ClockOracleTest() {
        super(Format.CLOCK);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveClock(setting) {
            @Override
            boolean pausing(long left) {
                return left >= 0;
            }
        };
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(
                Term.START,
                Term.STEP,
                Term.BAND,
                Term.OPENING,
                Term.END,
                Term.MINIMUM,
                Term.RESERVE,
                Term.RUNNER_UP,
                Term.GATE,
                Term.PAUSE,
                Term.SILENCE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "rejected PAUSE",
                "rejected LEADS_ALREADY",
                "rejected TOO_LOW",
                "rejected NOT_ON_THE_CLOCK",
                "refused BID_STANDS",
                "runner-up",
                "awarded",
                "ranking 4");
    }
}
