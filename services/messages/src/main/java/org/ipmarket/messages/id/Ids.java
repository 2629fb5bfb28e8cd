package org.ipmarket.messages.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes and reads identifiers. All of them are UUIDv7 (RFC 9562): they sort by the time they were made. */
public final class Ids {
    private static final int LENGTH = 36;
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** The next identifier: a UUID of version 7. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** Reads the canonical text, in either case; {@link UUID#fromString} alone also takes shorter or shifted groups. */
    public static UUID parse(String text) {
        if (text == null || text.length() != LENGTH) {
            throw refused(text);
        }
        UUID id;
        try {
            id = UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
        if (!id.toString().equalsIgnoreCase(text)) {
            throw refused(text);
        }
        return id;
    }

    private static IllegalArgumentException refused(String text) {
        String shown = text == null || text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
        return new IllegalArgumentException("not an id: '" + shown + "'; an id is a UUID of 36 characters");
    }
}
