package org.ipmarket.settlement.recordal;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.settlement.state.IllegalTransition;

/** How far a recordal case is. Which states may follow depends on whether an office has a part in it. */
public enum CaseState {
    /** It is known what is wanted; nothing has been brought. */
    OPENED,
    /** Papers come in and are looked at. */
    COLLECTING,
    /** The request lies with the office. */
    FILED,
    /** 补正: the office wants something corrected, by a day. */
    CORRECTION_ASKED,
    /** The correction lies with the office. */
    CORRECTED,
    /** The office has issued what completes the case; a second person has not looked at it yet. */
    NOTICE_ISSUED,
    /** One person has entered that the contract is in effect; a second has not looked at it yet. */
    IN_EFFECT,
    /** Entered by one, checked by another. */
    RECORDED,
    /** The office has published it. */
    GAZETTED,
    /** The office has refused. It can be filed anew. */
    REFUSED,
    /** Withdrawn, or the trade has ended without it. */
    CLOSED;

    /** The states that may follow this one in such a matter. */
    public Set<CaseState> next(Matter matter) {
        return matter.office().isPresent() ? nextAtOffice(matter) : nextByContract();
    }

    private Set<CaseState> nextAtOffice(Matter matter) {
        return switch (this) {
            case OPENED -> EnumSet.of(COLLECTING, CLOSED);
            case COLLECTING -> EnumSet.of(FILED, CLOSED);
            case FILED, CORRECTED -> EnumSet.of(CORRECTION_ASKED, NOTICE_ISSUED, REFUSED, CLOSED);
            case CORRECTION_ASKED -> EnumSet.of(CORRECTED, REFUSED, CLOSED);
            // back to the office where the second person does not find such a notice
            case NOTICE_ISSUED -> EnumSet.of(RECORDED, FILED, CLOSED);
            case RECORDED -> matter.isGazetted() ? EnumSet.of(GAZETTED) : EnumSet.noneOf(CaseState.class);
            case REFUSED -> EnumSet.of(COLLECTING, CLOSED);
            case GAZETTED, CLOSED, IN_EFFECT -> EnumSet.noneOf(CaseState.class);
        };
    }

    private Set<CaseState> nextByContract() {
        return switch (this) {
            case OPENED -> EnumSet.of(COLLECTING, CLOSED);
            case COLLECTING -> EnumSet.of(IN_EFFECT, CLOSED);
            // back where the second person does not find the contract in effect
            case IN_EFFECT -> EnumSet.of(RECORDED, COLLECTING, CLOSED);
            case RECORDED, GAZETTED, FILED, CORRECTION_ASKED, CORRECTED, NOTICE_ISSUED, REFUSED, CLOSED ->
                EnumSet.noneOf(CaseState.class);
        };
    }

    /**
     * Takes a step.
     *
     * @throws IllegalTransition where this state does not permit it
     */
    public CaseState to(CaseState wanted, Matter matter) {
        if (!next(matter).contains(wanted)) {
            throw new IllegalTransition("recordal", this, wanted.name());
        }
        return wanted;
    }

    /** Whether papers can still be brought and judged for what comes next. */
    public boolean takesPapers() {
        return this != CLOSED && this != GAZETTED;
    }

    /** Whether it ended well. */
    public boolean isRecorded() {
        return this == RECORDED || this == GAZETTED;
    }
}
