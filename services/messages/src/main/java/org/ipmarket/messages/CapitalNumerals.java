package org.ipmarket.messages;

import java.util.Map;

/**
 * Amounts in capital numerals (大写), as contracts and bank papers in China carry them against alteration.
 *
 * <p>Form: the rules for filling in bills and settlement papers (正确填写票据和结算凭证的基本规定, annex 1 to the Payment and
 * Settlement Measures, 支付结算办法). A gap of zeros is written as one 零, an amount without cents ends with 整.
 */
public final class CapitalNumerals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final int[] PLACES = {1000, 100, 10, 1};
    private static final String[] PLACE_NAMES = {"仟", "佰", "拾", ""};
    private static final long MYRIAD = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;
    private static final Map<String, String> NAMES = Map.of(
            "CNY", "人民币",
            "HKD", "港币",
            "MOP", "澳门币",
            "USD", "美元",
            "EUR", "欧元",
            "JPY", "日元",
            "TWD", "新台币");

    private CapitalNumerals() {}

    /** The amount with the currency's name before it, such as 人民币壹拾贰万伍仟元整. */
    public static String of(Money money) {
        return switch (money.currency().getDefaultFractionDigits()) {
            case 0 -> name(money) + amount(money.minor(), 0);
            case 2 -> name(money) + amount(money.minor() / 100, (int) (money.minor() % 100));
            default -> throw new IllegalArgumentException("no form in capital numerals for " + money.currency());
        };
    }

    private static String name(Money money) {
        String name = NAMES.get(money.currencyCode());
        if (name == null) {
            throw new IllegalArgumentException("no Chinese name for " + money.currency());
        }
        return name;
    }

    private static String amount(long whole, int cents) {
        StringBuilder text = new StringBuilder();
        if (whole > 0 || cents == 0) {
            text.append(whole == 0 ? "零" : number(whole)).append('元');
        }
        int tenths = cents / 10;
        int hundredths = cents % 10;
        if (cents == 0) {
            return text.append('整').toString();
        }
        if (tenths > 0) {
            text.append(digit(tenths)).append('角');
        } else if (whole > 0) {
            text.append('零');
        }
        return hundredths > 0
                ? text.append(digit(hundredths)).append('分').toString()
                : text.append('整').toString();
    }

    private static String number(long value) {
        if (value >= HUNDRED_MILLION) {
            return joined(number(value / HUNDRED_MILLION) + "亿", value % HUNDRED_MILLION, HUNDRED_MILLION / 10);
        }
        if (value >= MYRIAD) {
            return joined(belowMyriad((int) (value / MYRIAD)) + "万", value % MYRIAD, MYRIAD / 10);
        }
        return belowMyriad((int) value);
    }

    private static String joined(String head, long rest, long leastWithoutGap) {
        if (rest == 0) {
            return head;
        }
        return head + (rest < leastWithoutGap ? "零" : "") + number(rest);
    }

    private static String belowMyriad(int value) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < PLACES.length; i++) {
            int digit = value / PLACES[i] % 10;
            if (digit == 0) {
                gap = text.length() > 0;
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            text.append(digit(digit)).append(PLACE_NAMES[i]);
        }
        return text.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
