package org.ipmarket.listing.participant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;

/** The citizen's number (GB 11643-1999): region, date of birth, sequence, check sign modulo 11-2 (ISO 7064). */
final class MainlandIdNumber {
    private static final int LENGTH = 18;
    private static final String CHECK = "10X98765432";
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    /** First two digits (GB/T 2260); 81 to 83 stand on residence permits of Hong Kong, Macao and Taiwan. */
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private MainlandIdNumber() {}

    static Optional<String> fault(String number, LocalDate today) {
        if (!number.matches("\\d{17}[\\dX]")) {
            return Optional.of("an identity card's number has 17 digits and a check digit or X (GB 11643-1999)");
        }
        if (!PROVINCES.contains(number.substring(0, 2))) {
            return Optional.of("an identity card's number starts with the code of a province (GB 11643-1999)");
        }
        if (!isBirthday(number.substring(6, 14), today)) {
            return Optional.of("an identity card's number holds a date of birth (GB 11643-1999)");
        }
        return number.charAt(LENGTH - 1) == checkSign(number)
                ? Optional.empty()
                : Optional.of("the check digit of the identity card's number does not fit (GB 11643-1999)");
    }

    private static boolean isBirthday(String digits, LocalDate today) {
        try {
            LocalDate born = LocalDate.parse(digits, DATE);
            return !born.isBefore(EARLIEST) && !born.isAfter(today);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char checkSign(String number) {
        int rest = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            rest = (rest + number.charAt(i) - '0') * 2 % 11;
        }
        return CHECK.charAt(rest);
    }
}
