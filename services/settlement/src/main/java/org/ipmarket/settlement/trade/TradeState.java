package org.ipmarket.settlement.trade;

import static org.ipmarket.settlement.trade.TradeDeed.CONFIRM;
import static org.ipmarket.settlement.trade.TradeDeed.CONTRACT;
import static org.ipmarket.settlement.trade.TradeDeed.CURE;
import static org.ipmarket.settlement.trade.TradeDeed.FILE;
import static org.ipmarket.settlement.trade.TradeDeed.FREEZE;
import static org.ipmarket.settlement.trade.TradeDeed.LIFT;
import static org.ipmarket.settlement.trade.TradeDeed.PAY;
import static org.ipmarket.settlement.trade.TradeDeed.RECORD;
import static org.ipmarket.settlement.trade.TradeDeed.RETURN;
import static org.ipmarket.settlement.trade.TradeDeed.RUN_OUT;
import static org.ipmarket.settlement.trade.TradeDeed.SIGN;
import static org.ipmarket.settlement.trade.TradeDeed.UNWIND;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.settlement.state.IllegalTransition;

/**
 * The life of a sale after the hammer or after an agreement. {@link #next()} is the table of what may follow a state, and by which deed; docs/settlement.md shows the same table.
 *
 * <p>A trade that is lifted goes back to the state that it was frozen in, and to no other: {@link #toLifted}.
 */
public enum TradeState {
    /** Awarded or agreed; the confirmation of sale waits for the signatures. */
    OPENED,
    /** Both have signed the confirmation; a contract of its own waits for signatures, or the export for its clearance. */
    CONFIRMED,
    /** The contract stands, which is the confirmation where no other is due; the price, or its first instalment, is due. */
    SIGNED,
    /** Some instalments lie in the settlement account, not all. */
    PART_FUNDED,
    /** Price and buyer's commission lie in the settlement account, or what was paid outside is proved. */
    FUNDED,
    /** The case lies with the office. */
    FILED,
    /** What completes this kind of trade has happened and was checked; the bank is ordered to pay. */
    RECORDED,
    /** The bank has confirmed every payment. */
    COMPLETED,
    /** A side did not sign or pay in time. */
    DEFAULTED,
    /** Trade and money stand still. */
    FROZEN,
    /** As {@link #FROZEN}, and a period runs in which the obstacle may be removed. */
    CURING,
    /** The sale is undone; the buyer's money is on its way back. */
    UNWINDING,
    /** The bank has confirmed that all of it is back. */
    UNWOUND;

    private static final Set<TradeState> UNDONE =
            Collections.unmodifiableSet(EnumSet.of(DEFAULTED, UNWINDING, UNWOUND));
    private static final Map<TradeState, Map<TradeState, TradeDeed>> TABLE = new EnumMap<>(TradeState.class);

    static {
        from(OPENED).to(CONFIRMED, SIGN).to(SIGNED, SIGN).to(DEFAULTED, RUN_OUT).to(FROZEN, FREEZE);
        from(CONFIRMED).to(SIGNED, CONTRACT).to(DEFAULTED, RUN_OUT).to(FROZEN, FREEZE);
        from(SIGNED).to(PART_FUNDED, PAY).to(FUNDED, PAY).to(DEFAULTED, RUN_OUT).to(FROZEN, FREEZE);
        from(PART_FUNDED)
                .to(FUNDED, PAY)
                .to(FILED, FILE)
                .to(RECORDED, RECORD)
                .to(DEFAULTED, RUN_OUT)
                .to(FROZEN, FREEZE);
        from(FUNDED).to(FILED, FILE).to(RECORDED, RECORD).to(FROZEN, FREEZE);
        from(FILED)
                .to(RECORDED, RECORD)
                .to(PART_FUNDED, RETURN)
                .to(FUNDED, RETURN)
                .to(FROZEN, FREEZE);
        from(RECORDED).to(COMPLETED, CONFIRM).to(FROZEN, FREEZE);
        from(COMPLETED);
        from(DEFAULTED);
        from(FROZEN).back().to(CURING, CURE).to(UNWINDING, UNWIND);
        from(CURING).back().to(UNWINDING, UNWIND);
        from(UNWINDING).to(UNWOUND, CONFIRM);
        from(UNWOUND);
    }

    private static Row from(TradeState state) {
        Map<TradeState, TradeDeed> row = new EnumMap<>(TradeState.class);
        TABLE.put(state, row);
        return new Row(row);
    }

    private record Row(Map<TradeState, TradeDeed> next) {
        Row to(TradeState state, TradeDeed deed) {
            next.put(state, deed);
            return this;
        }

        /** To whatever can be frozen. */
        Row back() {
            for (TradeState state : values()) {
                if (TABLE.getOrDefault(state, Map.of()).get(FROZEN) == FREEZE) {
                    to(state, LIFT);
                }
            }
            return this;
        }
    }

    /** The states that may follow this one, each with the deed that leads there. */
    public Map<TradeState, TradeDeed> next() {
        return Collections.unmodifiableMap(TABLE.get(this));
    }

    /** What can be done in this state. */
    public Set<TradeDeed> deeds() {
        return next().values().stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(TradeDeed.class)));
    }

    /** Nothing becomes of it any more. */
    public boolean hasEnded() {
        return next().isEmpty();
    }

    /** The sale has come to nothing, or will when the bank has sent the money back. */
    public boolean isUndone() {
        return UNDONE.contains(this);
    }

    /** The states of a sale that has come to nothing: {@link #isUndone}. */
    public static Set<TradeState> undone() {
        return UNDONE;
    }

    /** Trade and money stand still. */
    public boolean isFrozen() {
        return this == FROZEN || this == CURING;
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public TradeState to(TradeState wanted) {
        if (!next().containsKey(wanted)) {
            throw new IllegalTransition("trade", this, wanted.name());
        }
        return wanted;
    }

    /**
     * Goes back to where it was frozen.
     *
     * @throws IllegalTransition where it is not frozen
     */
    public TradeState toLifted(TradeState frozenFrom) {
        requirePermits(LIFT);
        return to(frozenFrom);
    }

    /** @throws IllegalTransition where the trade is in another state */
    public void require(TradeState expected, String wanted) {
        if (this != expected) {
            throw new IllegalTransition("trade", this, wanted);
        }
    }

    /** @throws IllegalTransition where nothing follows this state by that deed */
    public void requirePermits(TradeDeed deed) {
        if (!deeds().contains(deed)) {
            throw IllegalTransition.ofDeed("trade", this, deed.name());
        }
    }
}
