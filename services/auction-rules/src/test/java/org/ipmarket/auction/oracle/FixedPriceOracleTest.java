package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class FixedPriceOracleTest extends AgainstReference {
    FixedPriceOracleTest() {
        super(Format.FIXED_PRICE);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveFixedPrice(setting) {
            @Override
            long asking(long running) {
                return setting.start() + 1;
            }
        };
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(Term.START, Term.OPENING, Term.END, Term.GATE);
    }

    @Override
    Set<String> mustReach() {
        return Reach.common("rejected TOO_LOW", "rejected WRONG_CURRENCY", "refused NOT_THIS_FORM", "GATE_FAILED");
    }
}
