package org.ipmarket.settlement.bank.match;

import java.util.List;

/**
 * A claim that an operator may think of, with what speaks for it and against it.
 *
 * @param score 0 to 100; says in which order to look, nothing else
 * @param assignable whether two persons may assign the money to it: amount, state and time are right, and only the name or the
 *     reference is in doubt
 */
public record Candidate(Claim claim, int score, boolean assignable, List<String> reasons, List<String> against) {
    public Candidate {
        reasons = List.copyOf(reasons);
        against = List.copyOf(against);
    }
}
