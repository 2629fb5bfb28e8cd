package org.ipmarket.settlement.recordal;

import org.ipmarket.messages.Money;

/**
 * A paper that a case wants.
 *
 * @param before what cannot be done without it
 * @param fee what is to be paid to the office with it, or null
 * @param rule why
 */
public record Want(Paper paper, Step before, Money fee, Completion.Rule rule) {
    /** What a paper is wanted for. */
    public enum Step {
        /** The request goes to the office, or the contract is entered. */
        FILING,
        /** The case is recorded, as checked by the second person. */
        RECORDING
    }

    Want(Paper paper, Step before, String zh, String en) {
        this(paper, before, null, new Completion.Rule(zh, en));
    }
}
