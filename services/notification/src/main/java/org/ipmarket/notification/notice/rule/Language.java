package org.ipmarket.notification.notice.rule;

import java.util.Locale;

/** In which notices are written. */
public enum Language {
    ZH("zh", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** As it stands in requests and answers: {@code zh}, {@code en}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /**
     * @param tag such as {@code zh} or {@code en-GB}
     * @throws IllegalArgumentException for another language
     */
    public static Language of(String tag) {
        String primary = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
        for (Language language : values()) {
            if (language.tag.equals(primary)) {
                return language;
            }
        }
        throw new IllegalArgumentException("unknown language '" + tag + "'; accepted: zh, en");
    }

    /** The first of the two that a header {@code Accept-Language} names; Chinese where it names neither. */
    public static Language accepted(Iterable<Locale> wanted) {
        for (Locale each : wanted) {
            for (Language language : values()) {
                if (language.tag.equals(each.getLanguage())) {
                    return language;
                }
            }
        }
        return ZH;
    }
}
