package org.ipmarket.settlement.deposit;

import static org.ipmarket.settlement.deposit.DepositState.ANNOUNCED;
import static org.ipmarket.settlement.deposit.DepositState.APPLIED;
import static org.ipmarket.settlement.deposit.DepositState.EXPIRED;
import static org.ipmarket.settlement.deposit.DepositState.FORFEITED;
import static org.ipmarket.settlement.deposit.DepositState.HELD;
import static org.ipmarket.settlement.deposit.DepositState.RELEASED;
import static org.ipmarket.settlement.deposit.DepositState.RELEASE_REQUESTED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every step that a deposit can take, and on whose word. What is not in the table is refused. */
public final class DepositSteps {
    /** Who has to say so. */
    public enum Word {
        /** The statement shows the money. */
        BANK,
        /** It left, won, or lost; bidding alone knows whether its bid stands. */
        BIDDING,
        /** The participant that gave it. */
        GIVER,
        /** Both sides signed, or one of them did not do its part. */
        TRADE
    }

    public record Step(DepositState from, DepositState to, Word word, String when) {}

    public static final List<Step> TABLE = List.of(
            new Step(ANNOUNCED, HELD, Word.BANK, "the exact money came from an account in the giver's own name"),
            new Step(ANNOUNCED, EXPIRED, Word.BIDDING, "the lot ended before the money came"),
            new Step(HELD, RELEASE_REQUESTED, Word.GIVER, "the giver asks for it back"),
            new Step(
                    HELD,
                    RELEASED,
                    Word.BIDDING,
                    "the lot ended and was not won with it, or the runner-up need not wait"),
            new Step(HELD, APPLIED, Word.TRADE, "both sides signed: it counts towards the price"),
            new Step(HELD, FORFEITED, Word.TRADE, "the winner did not sign in time"),
            new Step(RELEASE_REQUESTED, HELD, Word.BIDDING, "its bid stands, or it won"),
            new Step(RELEASE_REQUESTED, RELEASED, Word.BIDDING, "the bidder left"),
            new Step(APPLIED, FORFEITED, Word.TRADE, "the buyer signed and did not pay"));

    private DepositSteps() {}

    /** The states that may follow one. */
    static Set<DepositState> after(DepositState from) {
        Set<DepositState> next = EnumSet.noneOf(DepositState.class);
        TABLE.stream().filter(step -> step.from() == from).forEach(step -> next.add(step.to()));
        return next;
    }
}
