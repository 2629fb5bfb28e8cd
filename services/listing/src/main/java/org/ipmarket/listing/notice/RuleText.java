package org.ipmarket.listing.notice;

import java.time.Duration;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/** The values of rules as people read them, in both languages. */
public final class RuleText {
    private static final String[] ZH = {"天", "小时", "分钟", "秒"};
    private static final String[] EN = {"day", "hour", "minute", "second"};

    private RuleText() {}

    /** {@code 1天12小时}; {@code 1 day 12 hours}. */
    public static LocalizedText period(Duration period) {
        long[] parts = {period.toDays(), period.toHoursPart(), period.toMinutesPart(), period.toSecondsPart()};
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i] > 0 || (last && zh.isEmpty())) {
                zh.append(parts[i]).append(ZH[i]);
                en.append(en.isEmpty() ? "" : " ")
                        .append(parts[i])
                        .append(" ")
                        .append(EN[i])
                        .append(parts[i] == 1 ? "" : "s");
            }
        }
        return new LocalizedText(zh.toString(), en.toString());
    }

    /** Ten-thousandths as a percentage: {@code 12.5%}. */
    public static LocalizedText share(long basisPoints) {
        long whole = basisPoints / 100;
        long rest = basisPoints % 100;
        String digits = rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : ".%02d".formatted(rest);
        String text = whole + digits + "%";
        return new LocalizedText(text, text);
    }

    public static LocalizedText count(long number, String zhUnit, String enUnit) {
        return new LocalizedText(
                number + zhUnit, (number + " " + enUnit + (number == 1 || enUnit.isEmpty() ? "" : "s")).strip());
    }

    public static LocalizedText truth(boolean holds) {
        return holds ? new LocalizedText("是", "yes") : new LocalizedText("否", "no");
    }

    public static LocalizedText amount(Money amount) {
        return new LocalizedText(amount.toString(), amount.toString());
    }
}
