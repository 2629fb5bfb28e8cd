package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Bidding's decision that a participant has won (a unit of) a lot. */
public record AwardId(@JsonValue UUID value) implements Id {
    public AwardId {
        Id.check(value);
    }

    public static AwardId next() {
        return new AwardId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static AwardId fromString(String text) {
        return new AwardId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
