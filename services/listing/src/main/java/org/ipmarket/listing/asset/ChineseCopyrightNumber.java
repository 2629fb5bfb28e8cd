package org.ipmarket.listing.asset;

import static org.ipmarket.listing.asset.RightNumber.read;
import static org.ipmarket.listing.asset.RightNumber.unreadable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registration numbers of China's copyright registers: {@code 2023SR0123456} for software (six digits until 2018, the
 * same series), {@code 国作登字-2023-F-00123456} for other works, with 国 or the province that registered it.
 */
final class ChineseCopyrightNumber {
    private static final Pattern SOFTWARE = Pattern.compile("(\\d{4})SR0*([1-9]\\d{0,6})");
    private static final Pattern WORK = Pattern.compile("(\\p{IsHan}{1,3})作登字-?(\\d{4})-?([A-Z])-?0*([1-9]\\d{0,7})");

    private ChineseCopyrightNumber() {}

    static RightNumber.Reading software(String tidy) {
        Matcher form = SOFTWARE.matcher(tidy.replaceAll("[-.]", ""));
        if (!form.matches()) {
            return unreadable(
                    tidy.contains("软著登字")
                            ? "that is the number of the certificate; give the registration number, such as 2023SR0123456"
                            : "not a registration number of software; give one such as 2023SR0123456");
        }
        if (!isYear(form.group(1))) {
            return unreadable("no software was registered in the year " + form.group(1));
        }
        String number = form.group(1) + "SR" + "%07d".formatted(Integer.parseInt(form.group(2)));
        return read(number, "CN:" + number);
    }

    static RightNumber.Reading work(String tidy) {
        String plain = tidy.startsWith("登记号:") ? tidy.substring(4) : tidy;
        Matcher form = WORK.matcher(plain);
        if (!form.matches()) {
            return unreadable("not a registration number of a work; give one such as 国作登字-2023-F-00123456");
        }
        if (!isYear(form.group(2))) {
            return unreadable("no work was registered in the year " + form.group(2));
        }
        String number = form.group(1) + "作登字-" + form.group(2) + "-" + form.group(3) + "-"
                + "%08d".formatted(Integer.parseInt(form.group(4)));
        return read(number, "CN:" + number);
    }

    /** The registers began in the nineties. */
    private static boolean isYear(String digits) {
        int year = Integer.parseInt(digits);
        return year >= 1991 && year <= 2099;
    }
}
