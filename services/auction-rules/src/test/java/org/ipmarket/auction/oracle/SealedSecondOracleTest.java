package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class SealedSecondOracleTest extends AgainstReference {
    SealedSecondOracleTest() {
        super(Format.SEALED_SECOND);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveSealed.First(setting);
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(
                Term.START,
                Term.OPENING,
                Term.END,
                Term.MINIMUM,
                Term.RESERVE,
                Term.PRIORITY,
                Term.RUNNER_UP,
                Term.GATE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "OPENING", "refused BID_STANDS", "refused NOT_THIS_FORM", "runner-up", "awarded", "ranking 5");
    }
}
