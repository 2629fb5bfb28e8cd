package org.ipmarket.e2e.catalogue;

import java.time.Year;
import org.ipmarket.messages.AssetType;

/**
 * Numbers of Chinese patents: {@code ZL}, year of filing, kind (1 invention, 2 utility model, 3 design), serial number of
 * seven digits, a point and the check digit of ZC 0006: the twelve digits weighted with 2 to 9, then 2 to 5, modulo 11,
 * where 10 is written X.
 */
public final class ChinesePatentNumber {
    /** Serial numbers from here on have never been given out: invented patents take theirs there. */
    public static final int FIRST_UNUSED_SERIAL = 9_000_000;

    private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

    private ChinesePatentNumber() {}

    public static String of(Year filed, AssetType type, int serial) {
        if (serial < 0 || serial > 9_999_999) {
            throw new IllegalArgumentException("a serial number has seven digits: " + serial);
        }
        String digits = "%04d%d%07d".formatted(filed.getValue(), kind(type), serial);
        return "ZL" + digits + "." + checkDigit(digits);
    }

    /** Whether the text has the form of such a number and its check digit is right. */
    public static boolean isValid(String text) {
        return text.matches("ZL\\d{12}\\.[0-9X]") && text.charAt(15) == checkDigit(text.substring(2, 14));
    }

    static char checkDigit(String twelveDigits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(twelveDigits.charAt(i), 10);
        }
        return sum % 11 == 10 ? 'X' : Character.forDigit(sum % 11, 10);
    }

    private static int kind(AssetType type) {
        return switch (type) {
            case INVENTION -> 1;
            case UTILITY_MODEL -> 2;
            case DESIGN -> 3;
            default -> throw new IllegalArgumentException(type + " is not a patent");
        };
    }
}
