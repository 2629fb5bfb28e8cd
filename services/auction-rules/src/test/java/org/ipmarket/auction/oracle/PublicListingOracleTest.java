package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class PublicListingOracleTest extends AgainstReference {
    PublicListingOracleTest() {
        super(Format.PUBLIC_LISTING);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaivePublicListing(setting) {
            @Override
            int enough() {
                return 2;
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
                Term.GATE,
                Term.FURTHER_ENDS,
                Term.AUCTION);
    }

    @Override
    Set<String> mustReach() {
        return Reach.contest(
                "NOTICE",
                "AUCTION",
                "refused NOT_YET",
                "refused ADMISSION_OVER",
                "refused BID_STANDS",
                "rejected TOO_LOW",
                "extensions 3",
                "runner-up",
                "awarded",
                "ranking 0",
                "ranking 3");
    }
}
