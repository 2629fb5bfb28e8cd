package org.ipmarket.messages.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes and reads identifiers. All of them are UUIDv7 (RFC 9562): they sort by the time they were made. */
public final class Ids {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** The next identifier: a UUID of version 7. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Reads the canonical text of 36 characters; {@link UUID#fromString} alone accepts shorter groups. */
    public static UUID parse(String text) {
        if (text == null || text.length() != 36) {
            throw new IllegalArgumentException("not an id: '" + text + "'; an id is a UUID of 36 characters");
        }
        return UUID.fromString(text);
    }
}
