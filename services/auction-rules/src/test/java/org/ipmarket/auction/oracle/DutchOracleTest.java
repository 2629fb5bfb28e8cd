package org.ipmarket.auction.oracle;

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
    Set<String> mustReach() {
        return Reach.common("rejected TOO_LOW", "rejected WRONG_CURRENCY", "RESERVE_NOT_MET", "GATE_FAILED");
    }
}
