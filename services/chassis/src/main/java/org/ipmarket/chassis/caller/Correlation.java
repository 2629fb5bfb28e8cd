package org.ipmarket.chassis.caller;

import java.util.regex.Pattern;
import org.ipmarket.messages.id.Ids;
import org.jboss.logging.MDC;

/** The id that follows one cause through requests, events and logs. Kept in the logging context. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    private static final String KEY = "correlation";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private Correlation() {}

    /** What was given where it is well-formed, else a new one. @param given null where nothing was */
    public static String orNew(String given) {
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : Ids.next().toString();
    }

    /** The present one, or null. */
    public static String current() {
        Object value = MDC.get(KEY);
        return value == null ? null : value.toString();
    }

    public static void set(String correlation) {
        if (correlation == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, correlation);
        }
    }
}
