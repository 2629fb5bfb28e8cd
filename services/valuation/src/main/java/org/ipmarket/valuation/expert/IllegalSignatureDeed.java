package org.ipmarket.valuation.expert;

/** A deed that the state of a signature forbids. */
public final class IllegalSignatureDeed extends RuntimeException {
    private final transient SignatureState state;

    IllegalSignatureDeed(SignatureState state, SignatureDeed deed) {
        super("The signature is " + state + ", which does not permit " + deed + "; it permits "
                + state.next().keySet() + ".");
        this.state = state;
    }

    /** The state it is in. */
    public SignatureState state() {
        return state;
    }
}
