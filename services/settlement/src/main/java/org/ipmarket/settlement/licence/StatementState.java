package org.ipmarket.settlement.licence;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** How far the royalties of a period are. */
public enum StatementState {
    /** The period has ended; the licensee has not stated its sales. */
    AWAITED,
    /** Stated, or stated anew with reasons; the licensor has not answered. */
    SUBMITTED,
    /** The licensor does not accept it. */
    DISPUTED,
    /** Accepted: the amount is due. */
    ACCEPTED,
    /** The money has come and was handed on; the bank is ordered to pay. */
    PAID,
    /** The bank has confirmed every payment; or nothing was due. */
    PAID_ON;

    /** The states that may follow this one. A statement is corrected until it is paid. */
    public Set<StatementState> next() {
        return switch (this) {
            case AWAITED -> EnumSet.of(SUBMITTED);
            case SUBMITTED -> EnumSet.of(SUBMITTED, DISPUTED, ACCEPTED);
            case DISPUTED -> EnumSet.of(SUBMITTED);
            case ACCEPTED -> EnumSet.of(SUBMITTED, PAID, PAID_ON);
            case PAID -> EnumSet.of(PAID_ON);
            case PAID_ON -> EnumSet.noneOf(StatementState.class);
        };
    }

    /** @throws IllegalTransition where this state does not permit it */
    public StatementState to(StatementState wanted) {
        if (!next().contains(wanted)) {
            throw new IllegalTransition("statement", this, wanted.name());
        }
        return wanted;
    }
}
