package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/**
 * The number of a Chinese patent: its application number after {@code ZL}. Four digits of the year (two until September
 * 2003), one for the kind, seven of the series (five until then), a point and a check digit: the sum of the digits times
 * 2, 3, ... 9, 2, 3, 4, 5 modulo 11, where 10 is written X (national standard ZC 0006-2003).
 */
final class ChinesePatentNumber {
    private static final Pattern FORM = Pattern.compile("(?:CN)?(?:ZL)?(\\d{12}|\\d{8})(?:\\.?([0-9X]))?");
    private static final Pattern PUBLICATION = Pattern.compile("(?:CN)?(\\d{7,9})([A-Z])(\\d?)");
    private static final String ACCEPTED = "a patent or application number such as ZL201710601862.3";

    private ChinesePatentNumber() {}

    static RightNumber.Reading read(String tidy, AssetType type) {
        Matcher form = FORM.matcher(tidy.replace("-", ""));
        if (!form.matches()) {
            return unreadable(
                    PUBLICATION.matcher(tidy).matches()
                            ? "'" + tidy + "' is a publication number; give " + ACCEPTED
                            : "not a Chinese patent number; give " + ACCEPTED);
        }
        String digits = form.group(1);
        boolean old = digits.length() == 8;
        int year = old ? centuryOf(digits) : Integer.parseInt(digits.substring(0, 4));
        if (old ? year > 2003 : year < 2003 || year > 2099) {
            return unreadable(
                    "no Chinese application has the year " + year + " in a number of this length; give " + ACCEPTED);
        }
        char kind = digits.charAt(old ? 2 : 4);
        if (!kindsOf(type).contains(kind)) {
            return unreadable("the digit of the kind is " + kind + ", but a number of " + type + " has one of "
                    + kindsOf(type).stream().sorted().toList());
        }
        char expected = checkDigit(digits);
        if (form.group(2) != null && form.group(2).charAt(0) != expected) {
            return unreadable("the check digit of " + digits + " is " + expected + ", not " + form.group(2));
        }
        return RightNumber.read("ZL" + digits + "." + expected, "CN:" + digits);
    }

    /** {@code CN202310012345.8}: ZL stands before it once the patent is granted. */
    static RightNumber.Reading application(String tidy, AssetType type) {
        return switch (read(tidy.endsWith("A") ? tidy.substring(0, tidy.length() - 1) : tidy, type)) {
            case RightNumber.Reading.Read(RightNumber number) ->
                RightNumber.read("CN" + number.display().substring(2), number.key());
            case RightNumber.Reading.Unreadable unreadable -> unreadable;
        };
    }

    /**
     * {@code CN107423456B}. Nine digits, since 2007, are one right's, whatever kind of document; of the shorter ones before, each kind counted for
     * itself. A, B and C are inventions, U and Y utility models, S and D designs.
     */
    static RightNumber.Reading publication(String tidy, AssetType type) {
        Matcher form = PUBLICATION.matcher(tidy.replaceAll("[-.,]", ""));
        if (!form.matches()) {
            return unreadable("not a Chinese publication number; give one with its kind code, such as CN107423456B");
        }
        String kind = form.group(2) + form.group(3);
        boolean fits =
                switch (type) {
                    case INVENTION -> "ABC".contains(form.group(2));
                    case UTILITY_MODEL -> "UY".contains(form.group(2));
                    default -> "SD".contains(form.group(2));
                };
        if (!fits) {
            return unreadable("no Chinese publication of " + type + " has the kind code " + kind);
        }
        String number = form.group(1);
        return RightNumber.read("CN" + number + kind, "CN-P:" + number + (number.length() == 9 ? "" : form.group(2)));
    }

    /** The year of application that a readable number shows. */
    static int yearOf(String display) {
        String digits = display.substring(2, display.indexOf('.'));
        return digits.length() == 8 ? centuryOf(digits) : Integer.parseInt(digits.substring(0, 4));
    }

    static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (2 + i % 8);
        }
        int rest = sum % 11;
        return rest == 10 ? 'X' : (char) ('0' + rest);
    }

    private static int centuryOf(String digits) {
        int year = Integer.parseInt(digits.substring(0, 2));
        return year >= 85 ? 1900 + year : 2000 + year;
    }

    /** 1 invention, 2 utility model, 3 design; 8 and 9 for inventions and utility models that came by the PCT. */
    private static Set<Character> kindsOf(AssetType type) {
        return switch (type) {
            case INVENTION -> Set.of('1', '8');
            case UTILITY_MODEL -> Set.of('2', '9');
            case DESIGN -> Set.of('3');
            default -> Set.of();
        };
    }
}
