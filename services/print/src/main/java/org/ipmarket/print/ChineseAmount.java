package org.ipmarket.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ipmarket.messages.Money;

/** Amounts of yuan in ten thousands (万元), as Chinese papers write them beside figures. */
public final class ChineseAmount {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private ChineseAmount() {}

    /** In ten thousands of yuan, exact: {@code 12.5万元}; below a tenth of it in yuan. */
    public static String tenThousands(Money amount) {
        if (!amount.currencyCode().equals("CNY")) {
            throw new IllegalArgumentException("ten thousands are of yuan, not of " + amount.currencyCode());
        }
        BigDecimal yuan = BigDecimal.valueOf(amount.minor(), 2);
        if (yuan.compareTo(BigDecimal.valueOf(1_000)) < 0) {
            return plain(yuan) + "元";
        }
        return plain(yuan.divide(TEN_THOUSAND, 6, RoundingMode.UNNECESSARY)) + "万元";
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }
}
