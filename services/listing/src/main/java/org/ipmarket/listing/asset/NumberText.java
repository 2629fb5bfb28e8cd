package org.ipmarket.listing.asset;

import java.text.Normalizer;
import java.util.Locale;

/** Takes out of a number what is only manner of writing: width, case, spaces, kinds of dashes and dots. */
final class NumberText {
    private static final int LONGEST = 60;

    private NumberText() {}

    /** Half-width capitals without spaces, every dash a hyphen; null for a text that is no number at all. */
    static String tidy(String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String tidy = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\u200B\\uFEFF]", "")
                .replaceAll("[\\p{Pd}\\u2212]", "-")
                .replaceAll("[\\u3002\\u00B7\\u30FB]", ".");
        return tidy.isEmpty() ? null : tidy;
    }
}
