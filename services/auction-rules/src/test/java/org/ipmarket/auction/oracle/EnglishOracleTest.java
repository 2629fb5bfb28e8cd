package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class EnglishOracleTest extends AgainstReference {
    EnglishOracleTest() {
        super(Format.ENGLISH);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveEnglish(setting) {
            @Override
            boolean inWindow(long left) {
                return left < setting.window();
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
