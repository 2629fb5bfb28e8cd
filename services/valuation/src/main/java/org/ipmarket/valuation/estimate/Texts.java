package org.ipmarket.valuation.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ipmarket.messages.LocalizedText;

/** How numbers are written for people. */
final class Texts {
    static final LocalizedText BEYOND_COUNTING =
            new LocalizedText("结果超出市场可计量的范围。", "The value is beyond what the market can count.");

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
