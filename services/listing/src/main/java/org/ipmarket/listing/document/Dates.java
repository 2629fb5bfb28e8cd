package org.ipmarket.listing.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as offices write them: {@code 20150106} or {@code 2015-01-06}. */
final class Dates {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})Z?");

    private Dates() {}

    /** Null where the text is empty, names no whole day ({@code 19820200}) or is no date. */
    static LocalDate lenient(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Null where the text is empty; a text that is no day of the calendar refuses the record. */
    static LocalDate strict(String text, String what) throws BadRecord {
        LocalDate day = lenient(text);
        if (day == null && !text.isEmpty()) {
            throw new BadRecord(what + " is no day of the calendar: " + Format.shortened(text));
        }
        return day;
    }
}
