package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.read;
import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.messages.AssetType;

/** Numbers of the European Patent Office. Application (A) and patent (B) are published under one number. */
final class EuropeanNumber {
    private static final Pattern PUBLICATION = Pattern.compile("(?:EP)?0*([1-9]\\d{0,6})([AB]\\d)?");
    private static final Pattern APPLICATION =
            Pattern.compile("(?:EP)?(?:(\\d{8})(?:\\.?(\\d))?|(?:19|20)(\\d{2})0(\\d{6}))A?");

    private EuropeanNumber() {}

    /** {@code EP1442058}: seven digits; the kind code is manner. */
    static RightNumber.Reading grant(String tidy, AssetType type) {
        return published(tidy, type, false);
    }

    /** {@code EP1442058B1} */
    static RightNumber.Reading publication(String tidy, AssetType type) {
        return published(tidy, type, true);
    }

    private static RightNumber.Reading published(String tidy, AssetType type, boolean withKind) {
        if (type != AssetType.INVENTION) {
            return unreadable("the European Patent Office grants patents for inventions only");
        }
        Matcher form = PUBLICATION.matcher(tidy.replace("-", ""));
        if (!form.matches()) {
            return unreadable("not the number of a European patent; give its publication number, such as EP1442058");
        }
        String number = "%07d".formatted(Integer.parseInt(form.group(1)));
        String kind = withKind && form.group(2) != null ? form.group(2) : "";
        return read("EP" + number + kind, "EP:" + number);
    }

    /** {@code EP18877305.5}: two digits of the year, six of the series, a check digit, which is computed where it is left out. */
    static RightNumber.Reading application(String tidy, AssetType type) {
        if (type != AssetType.INVENTION) {
            return unreadable("the European Patent Office grants patents for inventions only");
        }
        Matcher form = APPLICATION.matcher(tidy.replace("-", ""));
        if (!form.matches()) {
            return unreadable("not the number of a European application; give one such as EP18877305.5");
        }
        String digits = form.group(1) != null ? form.group(1) : form.group(3) + form.group(4);
        char expected = checkDigit(digits);
        if (form.group(2) != null && form.group(2).charAt(0) != expected) {
            return unreadable("the check digit of " + digits + " is " + expected + ", not " + form.group(2));
        }
        return read("EP" + digits + "." + expected, "EP-A:" + digits);
    }

    /** The digits times 1, 2, 1, 2, ...; the sum of the products' digits is filled up to the next multiple of ten. */
    static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (1 + i % 2);
            sum += product / 10 + product % 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
