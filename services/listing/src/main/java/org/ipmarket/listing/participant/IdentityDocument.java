package org.ipmarket.listing.participant;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A paper with which a natural person shows who it is.
 *
 * @param country who issued a passport, ISO 3166-1 with two letters; null for the others
 * @param number as printed, in any way of writing it
 * @param expires the last day of its validity, or null where it has none
 */
public record IdentityDocument(DocumentKind kind, String country, String number, LocalDate expires) {
    private static final Set<String> COUNTRIES = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    private static final int PERSONAL_PART = 9;

    /** The same with its number in one form: half-width capitals and digits without blanks, brackets and hyphens. */
    IdentityDocument inOneForm() {
        return new IdentityDocument(kind, upper(country), upper(number), expires);
    }

    private static String upper(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s()-]", "");
    }

    /** What is wrong with the number; empty for a good one. Of a document {@link #inOneForm}. */
    Optional<String> fault(LocalDate today) {
        return switch (kind) {
            case MAINLAND_ID -> MainlandIdNumber.fault(number, today);
            case HONG_KONG_ID -> HongKongIdNumber.fault(number);
            // nine signs for life, then on older cards how often it was renewed (Ministry of Public Security, 2010)
            case HONG_KONG_MACAO_PERMIT ->
                matches("[HM]\\d{8}(\\d{2})?", "a Hong Kong or Macao permit's number has H or M and 8 digits");
            // the booklets with other numbers were last issued in 2015 and have run out
            case TAIWAN_PERMIT -> matches("\\d{8}", "a Taiwan permit's number has 8 digits");
            case PASSPORT ->
                COUNTRIES.contains(country)
                        ? matches("[A-Z0-9]{5,9}", "a passport's number has 5 to 9 letters and digits (ICAO 9303)")
                        : Optional.of("a passport needs the country that issued it, in two letters (ISO 3166-1)");
        };
    }

    private Optional<String> matches(String pattern, String otherwise) {
        return number.matches(pattern) ? Optional.empty() : Optional.of(otherwise);
    }

    /** The same for every copy of the paper that the same person was given: a renewed permit has the key of the old one. */
    public String key() {
        return switch (kind) {
            case HONG_KONG_MACAO_PERMIT -> kind + ":" + number.substring(0, PERSONAL_PART);
            case PASSPORT -> kind + ":" + country + ":" + number;
            default -> kind + ":" + number;
        };
    }
}
