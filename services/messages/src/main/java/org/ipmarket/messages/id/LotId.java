package org.ipmarket.messages.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The auction of one announced offer; it carries its offer's id. */
public record LotId(@JsonValue UUID value) implements Id {
    public LotId {
        Id.check(value);
    }

    /** The lot of an offer. */
    public static LotId of(OfferId offer) {
        return new LotId(offer.value());
    }

    /** The offer behind this lot. */
    public OfferId offer() {
        return new OfferId(value);
    }

    /** Reads the canonical text of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static LotId fromString(String text) {
        return new LotId(Ids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
