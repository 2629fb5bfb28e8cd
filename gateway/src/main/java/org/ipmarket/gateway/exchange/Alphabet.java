package org.ipmarket.gateway.exchange;

/**
 * Some characters of ASCII. Every request is judged by a few such sets; a table of 128 places judges a token of a thousand
 * characters in a microsecond, a regular expression in ten.
 */
public final class Alphabet {
    public static final Alphabet HEX = of("0123456789abcdef");
    public static final Alphabet ALPHANUMERIC = of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private final boolean[] members = new boolean[128];

    private Alphabet(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            members[characters.charAt(i)] = true;
        }
    }

    /** @throws ArrayIndexOutOfBoundsException if one of them is not ASCII */
    public static Alphabet of(String characters) {
        return new Alphabet(characters);
    }

    /** Letters, digits and these. */
    public static Alphabet alphanumericAnd(String further) {
        Alphabet alphabet = new Alphabet(further);
        for (int i = 0; i < 128; i++) {
            alphabet.members[i] |= ALPHANUMERIC.members[i];
        }
        return alphabet;
    }

    public boolean has(char character) {
        return character < 128 && members[character];
    }

    /** Whether all characters from the one place to before the other are members. */
    public boolean spells(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public boolean spells(String text) {
        return spells(text, 0, text.length());
    }
}
