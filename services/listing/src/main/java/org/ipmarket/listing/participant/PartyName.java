package org.ipmarket.listing.participant;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A name in one field: any character of GB 18030-2022, which is any of Unicode, rare ones outside the first plane and
 * variation selectors too. Not: controls, marks that turn the direction of writing, halves of characters, and code
 * points without a meaning, private ones among them (other editions of the standard had put characters there that now
 * have a code of their own).
 */
public final class PartyName {
    /** In characters, not in halves of them. */
    public static final int LONGEST = 200;

    private PartyName() {}

    /** Composed (NFC), without blanks around it; null for null. */
    public static String inOneForm(String name) {
        return name == null
                ? null
                : Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    /** What is wrong with a name {@link #inOneForm}; empty for a good one. */
    public static Optional<String> fault(String name) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("1 to " + LONGEST + " characters");
        }
        return name.codePoints()
                .filter(PartyName::isForbidden)
                .boxed()
                .findFirst()
                .map(PartyName::message);
    }

    private static String message(int codePoint) {
        return "the character U+%04X has no place in a name%s"
                .formatted(
                        codePoint,
                        Character.getType(codePoint) == Character.PRIVATE_USE
                                ? "; write it by its code in GB 18030-2022"
                                : "");
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // newer editions of Unicode fill the ideographic planes further than this runtime knows
            case Character.UNASSIGNED -> codePoint < 0x20000 || codePoint > 0x3FFFD || (codePoint & 0xFFFE) == 0xFFFE;
            default -> false;
        };
    }
}
