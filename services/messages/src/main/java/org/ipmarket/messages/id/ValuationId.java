package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One estimate of an asset's value, with its reasons. */
public record ValuationId(@JsonValue UUID value) implements Id {
    public ValuationId {
        Id.check(value);
    }

    public static ValuationId next() {
        return new ValuationId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static ValuationId fromString(String text) {
        return new ValuationId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
