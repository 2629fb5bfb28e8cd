package org.ipmarket.listing.offer;

import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The number of an announcement: {@code GZ-2026-00017}; in test mode {@code GZ-T2026-00017}. */
public final class NoticeNumber {
    private NoticeNumber() {}

    /** @param serial counted by centre, mode and year of the market, from 1 */
    public static String of(CentreCode centre, Mode mode, int year, long serial) {
        return "%s-%s%d-%05d".formatted(centre, mode == Mode.TEST ? "T" : "", year, serial);
    }
}
