package org.ipmarket.notification.notice.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.notification.notice.rule.Kind;
import org.ipmarket.notification.notice.rule.Language;

/**
 * The sentences of both languages. A place for a fact is {@code {price:money}}: its name and how it is written ({@code money}, {@code time},
 * {@code day}, {@code state}; as it is without). What stands in {@code [...]} is left out where one of its facts is not known.
 */
public final class Texts {
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(?::([a-z]+))?}");

    private final Map<Language, Properties> sentences = new EnumMap<>(Language.class);

    public Texts() {
        for (Language language : Language.values()) {
            sentences.put(language, read("/notices/texts_" + language.tag() + ".properties"));
        }
    }

    private static Properties read(String file) {
        Properties read = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param variant null for none @param facts as a draft has them, and {@code title}, the lot's */
    public Rendered render(Kind kind, String variant, Language language, Map<String, String> facts) {
        String key = variant == null ? kind.name() : kind + "." + variant;
        return new Rendered(oneLine(fill(language, key + ".title", facts)), fill(language, key + ".text", facts));
    }

    /** A sentence that is no notice's. */
    public String say(String key, Language language, Map<String, String> facts) {
        return fill(language, key, facts);
    }

    /** Every key of a language. */
    Set<String> keys(Language language) {
        return new TreeSet<>(sentences.get(language).stringPropertyNames());
    }

    /** The names of the facts that a sentence has places for. */
    Set<String> places(Language language, String key) {
        Set<String> names = new TreeSet<>();
        Matcher place = PLACE.matcher(sentences.get(language).getProperty(key));
        while (place.find()) {
            names.add(place.group(1));
        }
        return names;
    }

    private String fill(Language language, String key, Map<String, String> facts) {
        String sentence = sentences.get(language).getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.tag());
        }
        String known = PART.matcher(sentence)
                .replaceAll(part -> Matcher.quoteReplacement(hasAll(part.group(1), facts) ? part.group(1) : ""));
        return PLACE.matcher(known).replaceAll(place -> Matcher.quoteReplacement(write(language, place, facts)));
    }

    private static boolean hasAll(String part, Map<String, String> facts) {
        return PLACE.matcher(part).results().allMatch(place -> facts.containsKey(place.group(1)));
    }

    private String write(Language language, java.util.regex.MatchResult place, Map<String, String> facts) {
        String value = facts.get(place.group(1));
        if (value == null) {
            throw new IllegalArgumentException("a text needs the fact " + place.group(1));
        }
        return switch (place.group(2)) {
            case null -> value;
            case "money" -> Wording.money(value, language);
            case "time" -> Wording.time(value, language);
            case "day" -> Wording.day(value, language);
            case "state" -> sentences.get(language).getProperty("state." + value, value);
            default -> throw new IllegalArgumentException("a fact cannot be written as " + place.group(2));
        };
    }

    /** Titles become headers of mails. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
