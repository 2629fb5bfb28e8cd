package org.ipmarket.gateway.exchange;

import java.time.Instant;

/** Moments as ISO 8601 writes them, in UTC with milliseconds. All of one second share the text of the second. */
final class TimeText {
    private static volatile TimeText last = new TimeText(0);

    private final long second;
    private final String text;

    private TimeText(long second) {
        this.second = second;
        String whole = Instant.ofEpochSecond(second).toString();
        this.text = whole.substring(0, whole.length() - 1);
    }

    static void append(StringBuilder page, long epochMillis) {
        long second = Math.floorDiv(epochMillis, 1_000L);
        TimeText known = last;
        if (known.second != second) {
            known = new TimeText(second);
            last = known;
        }
        page.append(known.text);
        appendThousandths(page, epochMillis - second * 1_000);
        page.append('Z');
    }

    /** The point and three decimals. */
    static void appendThousandths(StringBuilder page, long thousandths) {
        page.append(thousandths < 10 ? ".00" : thousandths < 100 ? ".0" : ".").append(thousandths);
    }
}
