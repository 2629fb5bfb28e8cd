package org.ipmarket.settlement.bank.match;

import java.text.Normalizer;
import java.util.Locale;

/** Compares the names that banks report: without regard to full and half width, spaces, case and the kind of a middle dot. */
public final class PayerName {
    private PayerName() {}

    /** Equal for names that are the same to a bank's clerk; empty for no name. */
    public static String key(String name) {
        if (name == null) {
            return "";
        }
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isInvisible(c))
                .forEach(c -> key.appendCodePoint(
                        switch (c) {
                            case '•', '・', '‧', '∙', '⋅', '.' -> '·';
                            case '【', '〔', '[' -> '(';
                            case '】', '〕', ']' -> ')';
                            case '‐', '‑', '–', '—', '―', '−' -> '-';
                            default -> c;
                        }));
        return key.toString();
    }

    public static boolean same(String one, String other) {
        String key = key(one);
        return !key.isEmpty() && key.equals(key(other));
    }

    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.CONTROL;
    }
}
