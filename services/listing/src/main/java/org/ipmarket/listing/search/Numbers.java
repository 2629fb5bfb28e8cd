package org.ipmarket.listing.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ipmarket.listing.asset.RightNumber;
import org.ipmarket.listing.asset.RightNumbers;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.AssetType;

/** Finds a number whatever way it is written: by the keys that the register gives to what it reads, and by its beginning. */
final class Numbers {
    private static final int LONGEST = 60;
    private static final int FEWEST_DIGITS = 5;
    private static final int FEWEST_DIGITS_OF_A_BEGINNING = 7;
    private static final Pattern OFFICE_AND_DIGITS = Pattern.compile("([a-z]{2})(\\d+)[a-z]\\d?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Where a number names no office, these are tried. */
    private static final List<String> USUAL_OFFICES = List.of("CN", "US", "EP", "WO");

    private Numbers() {}

    /** Letters and digits alone, in lower case and half width; empty for null. */
    static String squeezed(String number) {
        if (number == null) {
            return "";
        }
        StringBuilder squeezed = new StringBuilder();
        Normalizer.normalize(number, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(squeezed::appendCodePoint);
        return Analyser.cut(squeezed.toString());
    }

    /**
     * What is meant by a number that is looked for; both empty where it can be none.
     *
     * @param whole squeezed numbers
     * @param beginnings of squeezed numbers
     */
    record Asked(Set<String> whole, Set<String> beginnings) {
        static final Asked NOTHING = new Asked(Set.of(), Set.of());

        boolean isNothing() {
            return whole.isEmpty() && beginnings.isEmpty();
        }
    }

    static Asked asked(String text) {
        String squeezed = squeezed(text);
        long digits = squeezed.chars().filter(Character::isDigit).count();
        if (digits < FEWEST_DIGITS || text.length() > LONGEST) {
            return Asked.NOTHING;
        }
        Set<String> whole = new LinkedHashSet<>(keys(text));
        whole.add(squeezed);
        Set<String> beginnings = new LinkedHashSet<>();
        if (digits >= FEWEST_DIGITS_OF_A_BEGINNING) {
            beginnings.add(squeezed);
            Matcher published = OFFICE_AND_DIGITS.matcher(squeezed);
            if (published.matches()) {
                beginnings.add(published.group(1) + published.group(2));
            } else if (DIGITS.matcher(squeezed).matches()) {
                USUAL_OFFICES.forEach(office -> beginnings.add(office.toLowerCase(Locale.ROOT) + squeezed));
            }
        }
        return new Asked(whole, beginnings);
    }

    /** The keys of all rights that the register could keep under this number. */
    private static Set<String> keys(String text) {
        Set<String> keys = new LinkedHashSet<>();
        for (AssetType type : AssetType.values()) {
            for (String office : officesOf(type, text)) {
                List<RightNumber.Reading> readings = new ArrayList<>();
                readings.add(RightNumbers.read(type, office, text));
                if (type.kind() == AssetKind.PATENT) {
                    readings.add(RightNumbers.application(type, office, text));
                    readings.add(RightNumbers.publication(type, office, text));
                }
                for (RightNumber.Reading reading : readings) {
                    if (reading instanceof RightNumber.Reading.Read read) {
                        keys.add(squeezed(read.number().key()));
                    }
                }
            }
        }
        return keys;
    }

    private static List<String> officesOf(AssetType type, String text) {
        List<String> all = RightNumbers.officesFor(type.kind());
        String squeezed = squeezed(text).toUpperCase(Locale.ROOT);
        List<String> named = all.stream().filter(squeezed::startsWith).toList();
        return named.isEmpty()
                ? USUAL_OFFICES.stream().filter(all::contains).toList()
                : Arrays.asList(named.getFirst());
    }
}
