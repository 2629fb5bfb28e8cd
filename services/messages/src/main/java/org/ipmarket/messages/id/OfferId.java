package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An offer of rights in assets; the lot made of it carries the same id. */
public record OfferId(@JsonValue UUID value) implements Id {
    public OfferId {
        Id.check(value);
    }

    public static OfferId next() {
        return new OfferId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static OfferId fromString(String text) {
        return new OfferId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
