package org.ipmarket.print;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.ipmarket.messages.CapitalNumerals;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Money;

/** The words of a kind of papers in one language, and how it writes days and amounts. */
public class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Language language;
    private final ResourceBundle words;

    /**
     * @param bundle base name of the properties files, one for each language: {@code notice.words} for {@code notice/words_zh.properties}
     * @param loader of the module that has them
     */
    public Words(Language language, String bundle, ClassLoader loader) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                bundle,
                language.locale(),
                loader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Language language() {
        return language;
    }

    /** The keys that there are; every language has the same. */
    public Set<String> keys() {
        return words.keySet();
    }

    public String of(String key, Object... values) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(values);
    }

    /** The text in this language, else in the other one. */
    public String text(LocalizedText text) {
        String own = language == Language.ZH ? text.zh() : text.en();
        String other = language == Language.ZH ? text.en() : text.zh();
        return own == null || own.isBlank() ? other : own;
    }

    public String stamp(Instant instant) {
        ZonedDateTime at = instant.atZone(MarketClock.ZONE);
        return of("stamp", year(at.toLocalDate()), month(at.toLocalDate()), day(at.toLocalDate()), CLOCK.format(at));
    }

    public String date(LocalDate day) {
        return of("day", year(day), month(day), day(day));
    }

    /** With ten thousands and capital numerals where Chinese is read and yuan are counted. */
    public String amount(Money amount) {
        String plain = amount.currencyCode() + " " + grouped(amount.amount());
        return language == Language.ZH && amount.currencyCode().equals("CNY")
                ? of("amount.yuan", plain, ChineseAmount.tenThousands(amount), CapitalNumerals.of(amount))
                : plain;
    }

    /** The figures alone. */
    public String shortAmount(Money amount) {
        return amount.currencyCode() + " " + grouped(amount.amount());
    }

    private static String grouped(String amount) {
        int point = amount.indexOf('.');
        String whole = point < 0 ? amount : amount.substring(0, point);
        StringBuilder text = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text + (point < 0 ? "" : amount.substring(point));
    }

    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }

    private String month(LocalDate day) {
        return language == Language.ZH
                ? Integer.toString(day.getMonthValue())
                : day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String day(LocalDate day) {
        return Integer.toString(day.getDayOfMonth());
    }
}
