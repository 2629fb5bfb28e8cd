package org.ipmarket.auction.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Who bids, as the rules and the lot's log know it: a salted commitment to the participant's id, 64 hexadecimal digits.
 * Only who has the salt can tell whom it stands for.
 */
public record BidderRef(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public BidderRef {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a bidder's commitment: '" + value + "'");
        }
    }

    @JsonCreator
    public static BidderRef fromString(String text) {
        return new BidderRef(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
