package org.ipmarket.settlement.state;

import java.util.Locale;

/** A step that the state of a thing forbids. It names the thing, the state it is in and what was asked of it. */
public final class IllegalTransition extends RuntimeException {
    private final String thing;
    private final String state;

    public IllegalTransition(String thing, Enum<?> state, String wanted) {
        super("The " + thing + " is " + state + ", so it cannot become " + wanted + ".");
        this.thing = thing.toLowerCase(Locale.ROOT);
        this.state = state.name();
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
