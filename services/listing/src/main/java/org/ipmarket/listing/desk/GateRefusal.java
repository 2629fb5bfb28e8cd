package org.ipmarket.listing.desk;

import java.util.HashMap;
import java.util.Map;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.offer.Judgement;

/** A gate that bars, as a problem: the rule with its source, and what is in the way. */
final class GateRefusal {
    private GateRefusal() {}

    static RuntimeException of(Judgement barring) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("gate", barring.gate().name());
        facts.put("state", barring.state().name());
        facts.put("source", barring.source());
        facts.put("opener", barring.gate().opener().name());
        facts.put("found", barring.found());
        if (barring.until() != null) {
            facts.put("until", barring.until().day());
        }
        if (!barring.findings().isEmpty()) {
            Judgement.Finding first = barring.findings().getFirst();
            facts.put("asset", first.asset());
            if (first.inTheWay() != null) {
                facts.put("conflict", first.inTheWay());
                if (first.inTheWay().listing() != null) {
                    facts.put("conflictingListing", first.inTheWay().listing());
                }
            }
        }
        return Problems.conflict(
                "gate-not-met",
                "The gate " + barring.gate() + " does not hold: " + barring.reason() + " (" + barring.source() + ").",
                facts);
    }
}
