package org.ipmarket.listing.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.ipmarket.messages.Money;

/** Amounts of yuan as Chinese contracts write them: in capital numerals (大写) and in ten thousands (万元). */
public final class ChineseAmount {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private ChineseAmount() {}

    /** In capital numerals, by the rules for filling in bills and vouchers: {@code 人民币壹拾贰万伍仟元整}. CNY only. */
    public static String capitals(Money amount) {
        requireYuan(amount);
        long yuan = amount.minor() / 100;
        int jiao = (int) (amount.minor() / 10 % 10);
        int fen = (int) (amount.minor() % 10);
        StringBuilder text = new StringBuilder("人民币");
        if (yuan > 0 || (jiao == 0 && fen == 0)) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        }
        if (jiao == 0 && fen == 0) {
            return text.append("整").toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append("角");
        } else if (yuan > 0) {
            text.append("零");
        }
        return fen > 0
                ? text.append(DIGITS.charAt(fen)).append("分").toString()
                : text.append("整").toString();
    }

    /** In ten thousands of yuan, exact: {@code 12.5万元}; below a tenth of it in yuan. */
    public static String tenThousands(Money amount) {
        requireYuan(amount);
        BigDecimal yuan = BigDecimal.valueOf(amount.minor(), 2);
        if (yuan.compareTo(BigDecimal.valueOf(1_000)) < 0) {
            return plain(yuan) + "元";
        }
        return plain(yuan.divide(TEN_THOUSAND, 6, RoundingMode.UNNECESSARY)) + "万元";
    }

    private static String whole(long yuan) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / power(group) % 10_000);
            if (four == 0) {
                gap = gap || !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || four < 1_000)) {
                text.append("零");
            }
            // 10^12 is 万亿, and what follows of 亿 belongs to it: 壹万零伍亿
            text.append(four(four)).append(group == 3 ? (yuan / power(2) % 10_000 == 0 ? "万亿" : "万") : GROUPS[group]);
            gap = false;
        }
        return text.toString();
    }

    private static long power(int group) {
        long power = 1;
        for (int i = 0; i < group; i++) {
            power *= 10_000;
        }
        return power;
    }

    private static String four(int number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1_000; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append("零");
                gap = false;
            }
            text.append(DIGITS.charAt(digit)).append(PLACES[place]);
        }
        return text.toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }

    private static void requireYuan(Money amount) {
        if (!amount.currencyCode().equals("CNY")) {
            throw new IllegalArgumentException("capital numerals are for yuan, not " + amount.currencyCode());
        }
    }
}
