package org.ipmarket.chassis.caller;

import org.jboss.logging.MDC;

/** The id that follows one cause through requests, events and logs. Kept in the logging context. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    private static final String KEY = "correlation";

    private Correlation() {}

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
