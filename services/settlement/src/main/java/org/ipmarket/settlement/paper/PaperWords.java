package org.ipmarket.settlement.paper;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import org.ipmarket.messages.Money;
import org.ipmarket.print.Language;
import org.ipmarket.print.Words;

/** The words of papers in one language. */
public final class PaperWords extends Words {
    public PaperWords(Language language) {
        super(language, "paper.words", PaperWords.class.getClassLoader());
    }

    /** The word for a key, or a text for one that has none. */
    public String known(String key, String otherwise) {
        return keys().contains(key) ? of(key) : otherwise;
    }

    public String month(YearMonth month) {
        return language() == Language.ZH
                ? Integer.toString(month.getMonthValue())
                : month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** In figures, and in Chinese in capital numerals too, whatever the currency. */
    public String contractAmount(Money amount) {
        if (language() == Language.EN || amount.currencyCode().equals("CNY")) {
            return amount(amount);
        }
        return of("amount.capital", shortAmount(amount), org.ipmarket.messages.CapitalNumerals.of(amount));
    }
}
