package org.ipmarket.listing.search;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where a page ended: behind the listing with this key. It is what orders the list, so whatever is entered or changed meanwhile, the next page
 * starts right there.
 *
 * @param titled whether that listing had all the words in a title (of a list by relevance)
 * @param key price in minor units or microseconds of the close; 0 for an order by id alone
 */
public record Position(boolean titled, long key, UUID id) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{1,8})\\|([01])\\|(\\d{1,19})\\|([0-9a-f-]{36})");

    /** What reading a cursor gives. */
    public sealed interface Reading {
        record Read(Position position) implements Reading {}

        /** No list has given it. */
        record Malformed() implements Reading {}

        /** Another search has given it. */
        record Foreign() implements Reading {}
    }

    /** As text for the cursor of this search's next page. */
    public String cursor(Criteria criteria) {
        return fingerprint(criteria) + "|" + (titled ? 1 : 0) + "|" + key + "|" + id;
    }

    public static Reading read(String cursor, Criteria criteria) {
        Matcher form = FORM.matcher(cursor);
        if (!form.matches()) {
            return new Reading.Malformed();
        }
        Position position;
        try {
            position = new Position(
                    form.group(2).equals("1"), Long.parseLong(form.group(3)), UUID.fromString(form.group(4)));
        } catch (IllegalArgumentException e) {
            return new Reading.Malformed();
        }
        return form.group(1).equals(fingerprint(criteria)) ? new Reading.Read(position) : new Reading.Foreign();
    }

    private static String fingerprint(Criteria criteria) {
        CRC32 sum = new CRC32();
        sum.update(criteria.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
