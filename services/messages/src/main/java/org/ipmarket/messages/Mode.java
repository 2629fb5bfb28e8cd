package org.ipmarket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a thing is of the real market or of a rehearsal. Every aggregate, event and token carries it, and nothing of
 * {@link #TEST} shows in a list, sum or feed of {@link #LIVE}.
 */
public enum Mode {
    LIVE("live"),
    TEST("test");

    private final String wire;

    Mode(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    @JsonCreator
    public static Mode fromString(String text) {
        for (Mode mode : values()) {
            if (mode.wire.equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("unknown mode; accepted: live, test");
    }
}
