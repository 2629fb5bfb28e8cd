package org.ipmarket.auction.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.ipmarket.messages.event.EventJson;

/** Bytes as text. What is read must have the one form that is written: a changed letter never stands for the same bytes. */
final class Encoded {
    private Encoded() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws IllegalArgumentException where the text is not exactly the base64 of so many bytes */
    static byte[] base64(String text, int size) {
        if (text == null || text.length() != (size + 2) / 3 * 4) {
            throw new IllegalArgumentException("not the base64 of " + size + " bytes");
        }
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != size || !base64(bytes).equals(text)) {
            throw new IllegalArgumentException("not the base64 of " + size + " bytes");
        }
        return bytes;
    }

    /** The one text that a record has: canonical JSON. */
    static String json(Object value) {
        return new String(EventJson.canonical(value), StandardCharsets.UTF_8);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static boolean isHash(String text) {
        return text != null && text.matches("[0-9a-f]{64}");
    }
}
