package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class DutchSealedBestOracleTest extends AgainstReference {
    DutchSealedBestOracleTest() {
        super(Format.DUTCH_SEALED_BEST);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveDutchSealedBest(setting) {
            @Override
            long leastSealed(long price) {
                return price;
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
                Term.RESERVE,
                Term.PRIORITY,
                Term.RUNNER_UP,
                Term.GATE,
                Term.FALL,
                Term.EVERY,
                Term.FLOOR,
                Term.SEALED,
                Term.BEST);
    }

    @Override
    Set<String> mustReach() {
        return Reach.common(
                "SEALED",
                "OPENING",
                "BEST",
                "rejected LEADS_ALREADY",
                "rejected NOT_YOUR_TURN",
                "rejected TOO_LOW",
                "refused BID_STANDS",
                "refused NOT_THIS_FORM",
                "RESERVE_NOT_MET",
                "GATE_FAILED",
                "runner-up",
                "awarded",
                "ranking 4");
    }
}
