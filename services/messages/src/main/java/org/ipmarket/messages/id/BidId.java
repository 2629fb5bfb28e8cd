package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One bid, as its bidder sent it. */
public record BidId(@JsonValue UUID value) implements Id {
    public BidId {
        Id.check(value);
    }

    public static BidId next() {
        return new BidId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static BidId fromString(String text) {
        return new BidId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
