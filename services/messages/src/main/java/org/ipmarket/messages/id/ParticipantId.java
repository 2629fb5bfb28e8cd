package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A party of the market: a person, firm, university, institute or broker member. Never a login. */
public record ParticipantId(@JsonValue UUID value) implements Id {
    public ParticipantId {
        Id.check(value);
    }

    public static ParticipantId next() {
        return new ParticipantId(Ids.next());
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static ParticipantId fromString(String text) {
        return new ParticipantId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
