package org.ipmarket.listing.grant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Countries (ISO 3166-1, two letters) and their parts (ISO 3166-2). A country contains its parts, a part may contain others. One territory has
 * one code: {@code CN-HK} is read as {@code HK}, and {@code CN} is the mainland, where a patent of its office has effect.
 */
public final class Territories {
    private static final Territories KNOWN = read();

    private final Map<String, String> around = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();

    private Territories() {
        for (String country : Locale.getISOCountries()) {
            around.put(country, "");
        }
    }

    /** The one code of a territory, however it is written; empty where it is no code of ISO 3166. */
    public static Optional<String> code(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        String kept = KNOWN.same.getOrDefault(code, code);
        return KNOWN.around.containsKey(kept) ? Optional.of(kept) : Optional.empty();
    }

    /** These territories and all that contain one of them; {@code codes} are as {@link #code} gives them. */
    public static Set<String> within(Set<String> codes) {
        Set<String> found = new HashSet<>();
        for (String code : codes) {
            String at = code;
            while (at != null && !at.isEmpty()) {
                found.add(at);
                at = KNOWN.around.get(at);
            }
        }
        return found;
    }

    /** Whether the two share ground; null is everywhere. */
    static boolean meet(Set<String> one, Set<String> other) {
        if (one == null || other == null) {
            return true;
        }
        Set<String> aroundOther = within(other);
        Set<String> aroundOne = within(one);
        return one.stream().anyMatch(aroundOther::contains) || other.stream().anyMatch(aroundOne::contains);
    }

    private static Territories read() {
        Territories all = new Territories();
        try (InputStream in = Territories.class.getResourceAsStream("/territory/iso-3166-2.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(all::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void take(String line) {
        int alias = line.indexOf('=');
        if (alias > 0) {
            same.put(line.substring(0, alias), line.substring(alias + 1));
            return;
        }
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            String[] part = words[i].split("/");
            around.put(words[0] + "-" + part[0], part.length == 1 ? words[0] : words[0] + "-" + part[1]);
        }
    }
}
