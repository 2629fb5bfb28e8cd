package org.ipmarket.gateway.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The two ids that follow one cause through the market: the correlation id that people quote, and the W3C trace context
 * that tools read. What a caller brings is kept if it is well-formed, else it is made here.
 *
 * @param correlation 8 to 64 letters, digits, dots, dashes and underscores
 * @param traceparent version 00 of https://www.w3.org/TR/trace-context/
 * @param inherited whether the trace context came with the request
 */
public record Trace(String correlation, String traceparent, boolean inherited) {
    public static final String CORRELATION_HEADER = "X-Correlation-Id";

    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public static Trace of(String correlation, String traceparent) {
        boolean inherited =
                traceparent != null && TRACEPARENT.matcher(traceparent).matches();
        String trace = inherited ? traceparent : "00-" + hex(16) + "-" + hex(8) + "-01";
        boolean named = correlation != null && CORRELATION.matcher(correlation).matches();
        return new Trace(named ? correlation : traceId(trace), trace, inherited);
    }

    /** 32 hexadecimal digits. */
    public String traceId() {
        return traceId(traceparent);
    }

    private static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    /** Random and never all zero, which the trace context forbids. */
    private static String hex(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        id[0] |= 1;
        return HexFormat.of().formatHex(id);
    }
}
