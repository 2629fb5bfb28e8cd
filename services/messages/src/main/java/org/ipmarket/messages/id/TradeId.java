package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A sale after the hammer, from award to completion. */
public record TradeId(@JsonValue UUID value) implements Id {
    public TradeId {
        Id.check(value);
    }

    public static TradeId next() {
        return new TradeId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static TradeId fromString(String text) {
        return new TradeId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
