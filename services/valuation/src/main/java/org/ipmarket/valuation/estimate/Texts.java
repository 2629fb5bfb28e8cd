package org.ipmarket.valuation.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How numbers are written for people. */
final class Texts {
    private static final int DIGITS = 2;

    private Texts() {}

    static String decimal(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }

    /** Basis points as percent. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, DIGITS).toPlainString();
    }

    static String percent(double fraction) {
        return decimal(100 * fraction);
    }
}
