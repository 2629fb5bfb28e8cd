package org.ipmarket.settlement.state;

import java.util.Locale;

/** A step that the state of a thing forbids. It names the thing, the state it is in and what was asked of it. */
public final class IllegalTransition extends RuntimeException {
    private final String thing;
    private final String state;

    public IllegalTransition(String thing, Enum<?> state, String wanted) {
        this(thing, state.name(), "The " + thing + " is " + state + ", so it cannot become " + wanted + ".");
    }

    private IllegalTransition(String thing, String state, String message) {
        super(message);
        this.thing = thing.toLowerCase(Locale.ROOT);
        this.state = state;
    }

    /** A deed for which the thing is in the wrong state. */
    public static IllegalTransition ofDeed(String thing, Enum<?> state, String deed) {
        return new IllegalTransition(
                thing, state.name(), "The " + thing + " is " + state + ", which does not permit " + deed + ".");
    }

    /** What has the state, such as {@code trade}. */
    public String thing() {
        return thing;
    }

    /** The state it is in. */
    public String state() {
        return state;
    }
}
