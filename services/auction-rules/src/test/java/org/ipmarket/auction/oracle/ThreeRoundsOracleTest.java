package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class ThreeRoundsOracleTest extends AgainstReference {
    ThreeRoundsOracleTest() {
        super(Format.THREE_ROUNDS);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveThreeRounds(setting) {
            @Override
            boolean reaches(long amount, long least) {
                return amount > least;
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
                Term.PRIORITY,
                Term.RUNNER_UP,
                Term.GATE,
                Term.FIRST_PAUSE,
                Term.TURN,
                Term.PAUSE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "OPENING",
                "PAUSE",
                "TURN",
                "rejected PAUSE",
                "rejected NOT_YOUR_TURN",
                "rejected TOO_LOW",
                "refused BID_STANDS",
                "refused NOT_THIS_FORM",
                "runner-up",
                "awarded",
                "ranking 5");
    }
}
