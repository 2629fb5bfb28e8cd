package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A patent or a copyrighted work on the register. */
public record AssetId(@JsonValue UUID value) implements Id {
    public AssetId {
        Id.check(value);
    }

    public static AssetId next() {
        return new AssetId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static AssetId fromString(String text) {
        return new AssetId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
