package org.ipmarket.valuation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.print.Language;
import org.ipmarket.print.Words;
import org.ipmarket.valuation.estimate.Change;

/** The words of reports in one language. */
public final class ReportWords extends Words {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** The units of amounts. */
    private static final Pattern AMOUNT = Pattern.compile("[A-Z]{3}( a year)?");

    public ReportWords(Language language) {
        super(language, "report.words", ReportWords.class.getClassLoader());
    }

    /** The word for a key, or a text for one that has none. */
    String known(String key, String otherwise) {
        return keys().contains(key) ? of(key) : otherwise;
    }

    /** The word for one of a set, such as {@code driver.ROYALTY_RATE}. */
    String of(String set, Enum<?> one) {
        return known(set + "." + one.name(), one.name());
    }

    /** The name of a method or driver, as a heading has it. */
    String title(LocalizedText name) {
        String text = text(name);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What a driver adds, or takes away. */
    String change(Change change) {
        boolean less = change.amount().startsWith("-");
        String plain =
                shortAmount(Money.parse(less ? change.amount().substring(1) : change.amount(), change.currency()));
        return less ? "-" + plain : plain;
    }

    /** A value with its unit, such as {@code 3.00 % of revenue}. */
    String withUnit(String value, String unit) {
        String key =
                "unit." + unit.toLowerCase(Locale.ROOT).replace("%", "percent").replace(' ', '_');
        if (AMOUNT.matcher(unit).matches()) {
            String amount = change(new Change(value, unit.substring(0, 3)));
            return unit.length() == 3 ? amount : of("value.yearly", amount);
        }
        String known = known("value." + value, value);
        return unit.isEmpty() ? known : of("value.unit", known, known(key, unit));
    }

    /** A text in this language; in the other one, and marked so, where it was written in that alone. */
    String said(LocalizedText text) {
        String own = language() == Language.ZH ? text.zh() : text.en();
        return own == null || own.isBlank() ? of("otherLanguage", text(text)) : own;
    }

    /** An amount for a chart, three figures and their scale: {@code 123万} or {@code 1.23m}. */
    String brief(long minor) {
        BigDecimal yuan = BigDecimal.valueOf(minor, 2);
        boolean chinese = language() == Language.ZH;
        BigDecimal large = chinese ? HUNDRED_MILLION : MILLION;
        BigDecimal small = chinese ? TEN_THOUSAND : THOUSAND;
        if (yuan.abs().compareTo(large) >= 0) {
            return of("brief.large", figures(yuan, large));
        }
        return yuan.abs().compareTo(small) >= 0
                ? of("brief.small", figures(yuan, small))
                : of("brief.plain", figures(yuan, BigDecimal.ONE));
    }

    private static String figures(BigDecimal yuan, BigDecimal scale) {
        BigDecimal scaled = yuan.divide(scale, 6, RoundingMode.HALF_UP);
        int whole = Math.max(1, scaled.abs().toBigInteger().toString().length());
        BigDecimal rounded =
                scaled.setScale(Math.max(0, 3 - whole), RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }
}
