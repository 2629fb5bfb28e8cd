package org.ipmarket.listing.participant;

import java.util.Optional;

/** The number of a Hong Kong identity card: one or two letters, six digits, a check sign modulo 11. Without brackets. */
final class HongKongIdNumber {
    private static final int BLANK = 36;

    private HongKongIdNumber() {}

    static Optional<String> fault(String number) {
        if (!number.matches("[A-Z]{1,2}\\d{6}[\\dA]")) {
            return Optional.of(
                    "a Hong Kong identity card's number has one or two letters, six digits and a check sign");
        }
        String padded = number.length() == 8 ? " " + number : number;
        int sum = 0;
        for (int i = 0; i < padded.length(); i++) {
            sum += value(padded.charAt(i)) * (padded.length() - i);
        }
        return sum % 11 == 0
                ? Optional.empty()
                : Optional.of("the check sign of the Hong Kong identity card's number does not fit");
    }

    private static int value(char sign) {
        if (sign == ' ') {
            return BLANK;
        }
        return Character.isDigit(sign) ? sign - '0' : sign - 'A' + 10;
    }
}
