package org.ipmarket.valuation.expert;

/** A deed that the state of an opinion forbids. */
public final class IllegalDeed extends RuntimeException {
    private final transient OpinionState state;

    IllegalDeed(OpinionState state, OpinionDeed deed) {
        super("The opinion is " + state + ", which does not permit " + deed + "; it permits "
                + state.next().keySet() + ".");
        this.state = state;
    }

    /** The state it is in. */
    public OpinionState state() {
        return state;
    }
}
