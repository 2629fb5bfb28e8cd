package org.ipmarket.auction.oracle;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

class StandardLicenceOracleTest extends AgainstReference {
    StandardLicenceOracleTest() {
        super(Format.STANDARD_LICENCE);
    }

    @Override
    Function<Setting, Naive> planted() {
        return setting -> new NaiveLicence(setting) {
            @Override
            boolean gateApplies() {
                return true;
            }
        };
    }

    @Override
    Set<Term> terms() {
        return EnumSet.of(Term.START, Term.OPENING, Term.END, Term.QUANTITY, Term.PRIORITY);
    }

    @Override
    Set<String> mustReach() {
        return Reach.common(
                "rejected LEADS_ALREADY",
                "rejected TOO_LOW",
                "refused BID_STANDS",
                "winners 2",
                "winners 3",
                "winners 5");
    }
}
