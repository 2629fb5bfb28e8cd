package org.ipmarket.listing.offer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.offer.Declarations.PriorityHolder;
import org.ipmarket.listing.offer.Declarations.StateOwned;

/** Whether declarations can be read at all; what follows from them is for the gates. */
public final class DeclarationRules {
    static final int LONGEST_NUMBER = 100;
    static final int MOST_HOLDERS = 20;

    private DeclarationRules() {}

    public static List<Violation> check(Declarations stated, String currency) {
        List<Violation> found = new ArrayList<>();
        if (stated.stateOwned() != null) {
            stateOwned(stated.stateOwned(), currency, found);
        }
        if (stated.export() != null) {
            if (stated.export().control() == null) {
                found.add(new Violation("declarations.export.control", "FREE, RESTRICTED or FORBIDDEN"));
            }
            number("declarations.export.evidence", stated.export().evidence(), true, found);
        }
        holders(stated.holders(), found);
        return found;
    }

    private static void stateOwned(StateOwned stated, String currency, List<Violation> found) {
        number("declarations.stateOwned.approval", stated.approval(), true, found);
        if (stated.appraisal() == null) {
            return;
        }
        if (stated.appraisal().value() == null
                || !stated.appraisal().value().currencyCode().equals(currency)
                || stated.appraisal().value().isZero()) {
            found.add(new Violation("declarations.stateOwned.appraisal.value", "more than zero, in " + currency));
        }
        number("declarations.stateOwned.appraisal.filing", stated.appraisal().filing(), false, found);
    }

    private static void holders(List<PriorityHolder> holders, List<Violation> found) {
        if (holders.size() > MOST_HOLDERS) {
            found.add(new Violation("declarations.priority", "at most " + MOST_HOLDERS + " holders"));
            return;
        }
        for (PriorityHolder holder : holders) {
            if (holder.holder() == null
                    || holder.basis() == null
                    || holder.rank() < 1
                    || holder.rank() > MOST_HOLDERS) {
                found.add(new Violation(
                        "declarations.priority", "each holder has its basis and a rank from 1 to " + MOST_HOLDERS));
                return;
            }
        }
        if (new HashSet<>(holders.stream().map(PriorityHolder::holder).toList()).size() < holders.size()) {
            found.add(new Violation("declarations.priority", "a holder stands twice"));
        }
    }

    private static void number(String field, String text, boolean optional, List<Violation> found) {
        if (text == null ? !optional : text.isBlank() || text.length() > LONGEST_NUMBER) {
            found.add(new Violation(field, "1 to " + LONGEST_NUMBER + " characters"));
        }
    }
}
