package org.ipmarket.print;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages in which papers are written; Chinese where nothing else is asked for. */
public enum Language {
    ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** By its tag, {@code zh} and {@code en-GB} included; empty for other languages. */
    public static Optional<Language> ofTag(String tag) {
        String primary = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(primary))
                .findFirst();
    }

    /** The one that the reader likes best of those that there are. */
    public static Language preferred(List<Locale> accepted) {
        return accepted.stream()
                .flatMap(locale -> ofTag(locale.toLanguageTag()).stream())
                .findFirst()
                .orElse(ZH);
    }
}
