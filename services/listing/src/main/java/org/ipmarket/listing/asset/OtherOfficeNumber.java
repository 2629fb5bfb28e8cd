package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.read;
import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/**
 * Numbers of offices whose rules are not known here: office, number without separators and leading zeros, kind code. Inventions, utility
 * models and designs are counted apart. Years and series of Japan, Korea and the PCT are filled up to their full length.
 */
final class OtherOfficeNumber {
    private static final Pattern FORM = Pattern.compile("([A-Z]{0,4}?)0*([1-9]\\d{1,15})([A-Z]\\d?)?");
    private static final Pattern YEAR_AND_SERIES = Pattern.compile("(.*?)(\\d{4})[/\\-](\\d{1,7})([A-Z]\\d?)?");
    private static final Pattern SHORT_YEAR = Pattern.compile("(\\d{2})/?(\\d{5,6})([A-Z]\\d?)?");
    private static final Pattern PCT = Pattern.compile("(?:PCT/?)?([A-Z]{2})(\\d{4}|\\d{2})/?(\\d{5,6})");
    private static final Pattern GERMAN_CHECKED = Pattern.compile("(\\d{8}|\\d{12})\\.(\\d)");
    private static final Pattern JAPANESE_WORDS = Pattern.compile("[特実意][許願開表公登]?(?:平|昭|令)?|実用新案登録|意匠登録|登録|第|号|公報");

    /** Application and publication of the grant have numbers of their own; elsewhere (as at DE, FR, GB) they share one. */
    private static final Set<String> PUBLISHED_TWICE = Set.of("JP", "KR", "TW");

    /** The number of the application is the number of everything that follows. */
    private static final Set<String> ONE_NUMBER = Set.of("AU", "CA", "DE");

    private OtherOfficeNumber() {}

    static RightNumber.Reading grant(String office, String tidy, AssetType type) {
        if (office.equals("WO") || office.equals("IB")) {
            return unreadable("no right is granted under the PCT; it is PENDING until an office grants it");
        }
        return number(office, tidy, type, "", false);
    }

    static RightNumber.Reading application(String office, String tidy, AssetType type) {
        if (office.equals("WO") || office.equals("IB")) {
            return international(tidy);
        }
        return number(office, tidy, type, ONE_NUMBER.contains(office) ? "" : "-A", false);
    }

    static RightNumber.Reading publication(String office, String tidy, AssetType type) {
        return number(office, tidy, type, PUBLISHED_TWICE.contains(office) ? "-P" : "", true);
    }

    /** Whether a grant is published under the number that it has. */
    static boolean isPublishedUnderItsNumber(String office) {
        return !PUBLISHED_TWICE.contains(office);
    }

    static boolean keepsItsNumber(String office) {
        return ONE_NUMBER.contains(office);
    }

    private static RightNumber.Reading number(
            String office, String tidy, AssetType type, String space, boolean withKind) {
        String local = tidy.startsWith(office) ? tidy.substring(2) : tidy;
        if (office.equals("DE")) {
            Matcher checked = GERMAN_CHECKED.matcher(local);
            if (checked.matches()) {
                char expected = germanCheckDigit(checked.group(1));
                if (checked.group(2).charAt(0) != expected) {
                    return unreadable(
                            "the check digit of " + checked.group(1) + " is " + expected + ", not " + checked.group(2));
                }
                local = checked.group(1);
            }
        }
        if (office.equals("JP")) {
            local = JAPANESE_WORDS.matcher(local).replaceAll("");
        }
        Matcher form = FORM.matcher(filledUp(office, local).replaceAll("[-/.,]", ""));
        if (!form.matches()) {
            return unreadable(
                    "not a number of the office " + office + ": digits, perhaps after letters, and a kind code");
        }
        String kind = form.group(3) == null ? "" : form.group(3);
        if (!kind.isEmpty() && !KindCode.isKnown(kind)) {
            return unreadable(kind + " is no kind code of WIPO ST.16");
        }
        String number = form.group(1) + form.group(2);
        return read(office + number + (withKind ? kind : ""), office + space + ":" + letterOf(type) + ":" + number);
    }

    /** The digits from the last one on times 2, 3, 4, ...; the sum is filled up to the next multiple of eleven. */
    static char germanCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i + 2);
        }
        return (char) ('0' + (11 - sum % 11) % 11);
    }

    private static String filledUp(String office, String local) {
        Matcher form = YEAR_AND_SERIES.matcher(local);
        if (form.matches()) {
            int length = office.equals("KR") ? 7 : 6;
            return form.group(1) + form.group(2) + filled(form.group(3), length) + orEmpty(form.group(4));
        }
        Matcher old = SHORT_YEAR.matcher(local);
        if (office.equals("WO") && old.matches()) {
            return fullYear(old.group(1)) + filled(old.group(2), 6) + orEmpty(old.group(3));
        }
        return local;
    }

    /** {@code PCT/US2004/012345} */
    private static RightNumber.Reading international(String tidy) {
        Matcher form = PCT.matcher(tidy.replace("-", ""));
        if (!form.matches() || !OfficeCodes.isKnown(form.group(1))) {
            return unreadable("not the number of an international application; give one such as PCT/US2004/012345");
        }
        String year = form.group(2).length() == 4 ? form.group(2) : fullYear(form.group(2));
        String series = filled(form.group(3), 6);
        return read("PCT/" + form.group(1) + year + "/" + series, "WO-A:" + form.group(1) + year + series);
    }

    private static String fullYear(String two) {
        return (Integer.parseInt(two) >= 78 ? "19" : "20") + two;
    }

    private static String filled(String series, int length) {
        return "0".repeat(Math.max(0, length - series.length())) + series;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static char letterOf(AssetType type) {
        return switch (type) {
            case UTILITY_MODEL -> 'U';
            case DESIGN -> 'D';
            default -> 'I';
        };
    }
}
