package org.ipmarket.notification.notice.text;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.notice.rule.Language;

/** How amounts and times are written for people. Times are those of the market, Asia/Shanghai. */
final class Wording {
    private static final DateTimeFormatter TIME_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss");
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Wording() {}

    /** @param value such as {@code 870000.00 CNY} */
    static String money(String value, Language language) {
        String[] parts = value.split(" ");
        BigDecimal amount = new BigDecimal(parts[0]);
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        String number = format.format(amount);
        return switch (language) {
            case ZH -> "CNY".equals(parts[1]) ? number + " 元" : number + " " + parts[1];
            case EN -> parts[1] + " " + number;
        };
    }

    /** @param value an instant */
    static String time(String value, Language language) {
        var local = Instant.parse(value).atZone(MarketClock.ZONE);
        return switch (language) {
            case ZH -> "北京时间 " + TIME_ZH.format(local);
            case EN -> TIME_EN.format(local) + " (China time)";
        };
    }

    /** @param value a day */
    static String day(String value, Language language) {
        LocalDate day = LocalDate.parse(value);
        return switch (language) {
            case ZH -> DAY_ZH.format(day);
            case EN -> DAY_EN.format(day);
        };
    }
}
