package org.ipmarket.gateway.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two ids that follow one cause through the market: the correlation id that people quote, and the W3C trace context
 * that tools read. What a caller brings is kept if it is well-formed, else it is made here.
 *
 * @param correlation 8 to 64 letters, digits, dots, dashes and underscores
 * @param traceparent version 00 of https://www.w3.org/TR/trace-context/
 * @param traceId 32 hexadecimal digits of the trace context
 * @param inherited whether the trace context came with the request
 */
public record Trace(String correlation, String traceparent, String traceId, boolean inherited) {
    public static final String CORRELATION_HEADER = "X-Correlation-Id";

    private static final Alphabet OF_A_CORRELATION = Alphabet.alphanumericAnd("._-");
    private static final Alphabet ZERO = Alphabet.of("0");
    private static final String VERSION = "00-";
    private static final int TRACE_AT = VERSION.length();
    private static final int PARENT_AT = TRACE_AT + 32 + 1;
    private static final int FLAGS_AT = PARENT_AT + 16 + 1;
    private static final int LENGTH = FLAGS_AT + 2;

    public static Trace of(String correlation, String traceparent) {
        boolean inherited = isTraceparent(traceparent);
        String id = inherited ? traceparent.substring(TRACE_AT, PARENT_AT - 1) : id() + id();
        String trace = inherited ? traceparent : VERSION + id + "-" + id() + "-01";
        return new Trace(isCorrelation(correlation) ? correlation : id, trace, id, inherited);
    }

    private static boolean isCorrelation(String text) {
        return text != null && text.length() >= 8 && text.length() <= 64 && OF_A_CORRELATION.spells(text);
    }

    /** Version, trace, parent, flags; neither of the ids may be all zero. */
    private static boolean isTraceparent(String text) {
        return text != null
                && text.length() == LENGTH
                && text.startsWith(VERSION)
                && isId(text, TRACE_AT, PARENT_AT - 1)
                && text.charAt(PARENT_AT - 1) == '-'
                && isId(text, PARENT_AT, FLAGS_AT - 1)
                && text.charAt(FLAGS_AT - 1) == '-'
                && Alphabet.HEX.spells(text, FLAGS_AT, LENGTH);
    }

    private static boolean isId(String text, int from, int to) {
        return Alphabet.HEX.spells(text, from, to) && !ZERO.spells(text, from, to);
    }

    /** 16 hexadecimal digits, random and never all zero, which the trace context forbids. */
    private static String id() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
