package org.ipmarket.valuation.method.indicator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much a patent claims. Many claims go with value (Lanjouw and Schankerman 2004, "Patent quality and research productivity", Economic
 * Journal 114); few and short independent ones with a wide scope (Marco, Sarnoff and deGrazia 2019, "Patent claims and patent scope",
 * Research Policy 48).
 *
 * @param count all claims
 * @param independent those that refer to no other claim. A claim of another category that refers to one ("a method of making the device of
 *     claim 1") counts as dependent, though a court may read it as independent
 * @param firstWords of the first claim without its number; in Chinese, which writes no spaces, each character is one; a sign alone is none
 */
public record Claims(int count, int independent, int firstWords) {
    /** In English, German, French and Chinese: a numbered claim, or the preceding ones. */
    private static final Pattern REFERS = Pattern.compile(
            "\\bclaims?\\s+\\d|\\b(?:preceding|previous|foregoing|above)\\s+claims?\\b"
                    + "|\\b(?:Anspruch|Ansprüche|Ansprüchen|Anspruchs|Patentanspruch|Patentansprüche|Patentansprüchen)\\s+\\d"
                    + "|\\b(?:vorhergehenden|vorstehenden|vorangehenden|vorherigen)\\s+(?:Patent)?[Aa]nspr"
                    + "|\\brevendications?\\s+(?:n°\\s*)?\\d|\\brevendications?\\s+précédentes?"
                    + "|(?:权利要求|權利要求)\\s*\\d|(?:前述|上述|以上)(?:任一|任意一项|任一项)?(?:权利要求|權利要求)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern NUMBER = Pattern.compile("^\\s*\\d+\\s*[.．、:)]\\s*");
    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[^\\s\\p{IsHan}]*[\\p{L}\\p{N}&&[^\\p{IsHan}]][^\\s\\p{IsHan}]*");

    /** From the claims' texts in their order; empty where there is none, which is not known rather than nothing claimed. */
    public static Optional<Claims> of(List<String> texts) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        int independent =
                (int) texts.stream().filter(text -> !dependsOnAnother(text)).count();
        String first = NUMBER.matcher(texts.getFirst()).replaceFirst("");
        return Optional.of(new Claims(
                texts.size(), independent, (int) WORD.matcher(first).results().count()));
    }

    /** Whether a claim's text refers to another claim. */
    static boolean dependsOnAnother(String text) {
        return REFERS.matcher(text).find();
    }
}
