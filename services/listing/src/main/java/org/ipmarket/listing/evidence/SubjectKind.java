package org.ipmarket.listing.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file may be about; {@code asset} on the wire. */
public enum SubjectKind {
    ASSET,
    LISTING,
    PARTICIPANT,
    DEAL,
    MANDATE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SubjectKind> ofWire(String text) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(text)).findFirst();
    }
}
