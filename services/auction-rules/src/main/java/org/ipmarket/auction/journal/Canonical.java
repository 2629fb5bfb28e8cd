package org.ipmarket.auction.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.ipmarket.messages.event.EventJson;

/** The one text that a record has: its JSON without absent fields, in the canonical form of RFC 8785, UTF-8. */
public final class Canonical {
    private Canonical() {}

    public static String text(Object value) {
        return new String(EventJson.canonical(value), StandardCharsets.UTF_8);
    }

    /** Whether a text is JSON in canonical form. */
    public static boolean isCanonical(String text) {
        try {
            return new JsonCanonicalizer(text).getEncodedString().equals(text);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    public static <T> T read(String text, Class<T> type) {
        return EventJson.read(text.getBytes(StandardCharsets.UTF_8), type);
    }
}
