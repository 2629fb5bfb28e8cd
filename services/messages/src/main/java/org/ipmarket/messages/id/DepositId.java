package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A bid security (保证金), earmarked to one lot. */
public record DepositId(@JsonValue UUID value) implements Id {
    public DepositId {
        Id.check(value);
    }

    public static DepositId next() {
        return new DepositId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static DepositId fromString(String text) {
        return new DepositId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
