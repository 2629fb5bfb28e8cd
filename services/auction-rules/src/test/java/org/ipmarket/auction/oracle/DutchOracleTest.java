package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class DutchOracleTest extends AgainstReference {
    DutchOracleTest() {
        super(Format.DUTCH);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveDutch(setting) {
            @Override
            long asking(long running) {
                return super.asking(running - 1);
            }
        };
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(
                Term.START, Term.OPENING, Term.END, Term.RESERVE, Term.GATE, Term.FALL, Term.EVERY, Term.FLOOR);
    }

    @Override
    Set<String> mustReach() {
        return Reach.common("rejected TOO_LOW", "rejected WRONG_CURRENCY", "RESERVE_NOT_MET", "GATE_FAILED");
    }
}
