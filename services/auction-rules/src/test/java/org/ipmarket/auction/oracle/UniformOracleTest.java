package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class UniformOracleTest extends AgainstReference {
    UniformOracleTest() {
        super(Format.UNIFORM);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveSealed.Second(setting);
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(
                Term.START,
                Term.OPENING,
                Term.END,
                Term.MINIMUM,
                Term.QUANTITY,
                Term.RESERVE,
                Term.PRIORITY,
                Term.RUNNER_UP,
                Term.GATE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "OPENING",
                "winners 3",
                "refused BID_STANDS",
                "refused NOT_THIS_FORM",
                "runner-up",
                "awarded",
                "ranking 5");
    }
}
