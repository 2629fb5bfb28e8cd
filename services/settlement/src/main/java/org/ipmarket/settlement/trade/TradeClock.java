package org.ipmarket.settlement.trade;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;

/**
 * The clocks of a trade: in which states each runs, and what follows when it has run out. A trade has one clock at a time.
 * docs/settlement.md shows the same table.
 */
public enum TradeClock {
    TO_CONFIRM(
            "the confirmation of sale is signed",
            Consequence.DEFAULT,
            SettlementTerms::confirmation,
            TradeState.OPENED),
    TO_CONTRACT("the contract is signed", Consequence.DEFAULT, SettlementTerms::contract, TradeState.CONFIRMED),
    TO_CLEAR_EXPORT("the export is decided", Consequence.FREEZE, SettlementTerms::export, TradeState.CONFIRMED),
    TO_PAY(
            "the next instalment is at the bank",
            Consequence.DEFAULT,
            SettlementTerms::payment,
            TradeState.SIGNED,
            TradeState.PART_FUNDED),
    TO_FILE("the case is filed", Consequence.TELL, SettlementTerms::filing, TradeState.FUNDED),
    TO_RECORD("the office has recorded it", Consequence.TELL, SettlementTerms::recordal, TradeState.FILED),
    TO_PAY_OUT("the bank has paid", Consequence.TELL, SettlementTerms::payout, TradeState.RECORDED),
    TO_BEGIN_CURE("the period to cure is set", Consequence.CURE, SettlementTerms::cureBegins, TradeState.FROZEN),
    TO_CURE("the obstacle is removed", Consequence.UNWIND, SettlementTerms::cure, TradeState.CURING),
    TO_REFUND("the bank has refunded the buyer", Consequence.TELL, SettlementTerms::refund, TradeState.UNWINDING);

    /** What follows when a clock has run out. */
    public enum Consequence {
        DEFAULT("the side that has not done its part is in default"),
        FREEZE("trade and money are frozen"),
        CURE("the period to cure begins by itself"),
        UNWIND("the sale is undone where the contract has the clause; else both and the centre are told, and it waits"),
        TELL("both and the centre are told that it is overdue, and it waits");

        private final String words;

        Consequence(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final String until;
    private final Consequence consequence;
    private final Function<SettlementTerms, Term> term;
    private final Set<TradeState> states;

    TradeClock(String until, Consequence consequence, Function<SettlementTerms, Term> term, TradeState... states) {
        this.until = until;
        this.consequence = consequence;
        this.term = term;
        this.states = EnumSet.of(states[0], states);
    }

    /**
     * The clock that runs.
     *
     * @param contractUnsigned whether a contract of its own is due and not signed by both
     */
    public static Optional<TradeClock> of(TradeState state, boolean contractUnsigned) {
        return switch (state) {
            case OPENED -> Optional.of(TO_CONFIRM);
            case CONFIRMED -> Optional.of(contractUnsigned ? TO_CONTRACT : TO_CLEAR_EXPORT);
            case SIGNED, PART_FUNDED -> Optional.of(TO_PAY);
            case FUNDED -> Optional.of(TO_FILE);
            case FILED -> Optional.of(TO_RECORD);
            case RECORDED -> Optional.of(TO_PAY_OUT);
            case FROZEN -> Optional.of(TO_BEGIN_CURE);
            case CURING -> Optional.of(TO_CURE);
            case UNWINDING -> Optional.of(TO_REFUND);
            case COMPLETED, DEFAULTED, UNWOUND -> Optional.empty();
        };
    }

    /** Until what it runs. */
    public String until() {
        return until;
    }

    public Consequence consequence() {
        return consequence;
    }

    public Set<TradeState> states() {
        return Set.copyOf(states);
    }

    /** How long it runs by these terms; null where they say nothing. */
    public Term term(SettlementTerms terms) {
        return term.apply(terms);
    }
}
