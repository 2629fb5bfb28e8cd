package org.ipmarket.listing.people;

import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.store.StepRow;

/** An act that can need two users of a participant. A bean for each kind; {@link SecondUser} finds it. */
public interface StepAct {
    StepKind kind();

    /**
     * Does what was proposed, in the transaction of the confirmation; what it throws leaves the step pending. The
     * confirming user has been checked; the state of the thing has not.
     */
    void carryOut(Caller confirming, StepRow step);
}
