package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class ProxyOracleTest extends AgainstReference {
    ProxyOracleTest() {
        super(Format.PROXY);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveProxy(setting) {
            @Override
            boolean extending(Happening bid) {
                return true;
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
                Term.WINDOW,
                Term.EXTENSION,
                Term.CAP,
                Term.MINIMUM,
                Term.RESERVE,
                Term.PRIORITY,
                Term.RUNNER_UP,
                Term.GATE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "rejected TOO_LOW", "refused BID_STANDS", "runner-up", "awarded", "extensions 4", "ranking 4");
    }
}
