package org.ipmarket.listing.deal;

import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The number of a deal's publicity or agreement: {@code GZ-D2026-00003}; in test mode {@code GZ-TD2026-00003}. */
public final class DealNumber {
    private DealNumber() {}

    /** @param serial counted by centre, mode and year of the market, from 1 */
    public static String of(CentreCode centre, Mode mode, int year, long serial) {
        return "%s-%sD%d-%05d".formatted(centre, mode == Mode.TEST ? "T" : "", year, serial);
    }
}
