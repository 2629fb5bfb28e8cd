package org.ipmarket.listing.asset;

import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/** Kinds of patent documents: a letter and, where the office uses it, a digit (WIPO ST.16). */
final class KindCode {
    private static final Pattern FORM = Pattern.compile("[ABCDEFGHILMNPRSTUWXYZ][0-9]?");

    private KindCode() {}

    static boolean isKnown(String kind) {
        return FORM.matcher(kind).matches();
    }

    /** Whether a document of this kind can be one of a right of that type: S (China once D) are designs, U, Y and Z utility models. */
    static boolean fits(String kind, String office, AssetType type) {
        if (kind.isEmpty()) {
            return true;
        }
        char letter = kind.charAt(0);
        boolean design = letter == 'S' || letter == 'D' && office.equals("CN");
        boolean model = letter == 'U' || letter == 'Y' || letter == 'Z';
        return switch (type) {
            case DESIGN -> design || !model;
            case UTILITY_MODEL -> model || !design;
            default -> !design && !model;
        };
    }
}
