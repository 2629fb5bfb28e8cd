package org.ipmarket.auction.oracle;

import java.util.Set;
import java.util.TreeSet;

/** What histories must come to. */
final class Reach {
    private Reach() {}

    /** In every format. */
    static Set<String> common(String... more) {
        Set<String> all = new TreeSet<>(Set.of(
                "SCHEDULED",
                "OPEN",
                "SUSPENDED",
                "CLOSED",
                "CANCELLED",
                "admitted",
                "left",
                "accepted",
                "suspended",
                "resumed",
                "cancelled",
                "NO_BID",
                "refused NOT_OPEN",
                "refused NOT_ADMITTED",
                "refused ENDED",
                "refused NOT_SUSPENDED",
                "refused NOBODY_WAITS",
                "winners 1"));
        all.addAll(Set.of(more));
        return all;
    }

    /** Where there is a contest with every condition of a sale. */
    static Set<String> contest(String... more) {
        Set<String> all = common(more);
        all.addAll(Set.of("TOO_FEW_BIDDERS", "RESERVE_NOT_MET", "GATE_FAILED"));
        return all;
    }
}
