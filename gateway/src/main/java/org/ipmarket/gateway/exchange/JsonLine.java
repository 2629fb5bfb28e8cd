package org.ipmarket.gateway.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** An object in one line of JSON (RFC 8259), written member by member: a line for each request is worth the few words less. */
final class JsonLine {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final Alphabet UNESCAPED = Alphabet.alphanumericAnd(" !#$%&'()*+,-./:;<=>?@[]^_`{|}~");
    private static final int USUAL = 512;

    private final StringBuilder json = new StringBuilder(USUAL).append('{');

    /** @param value or null, then the member is left out */
    JsonLine text(String name, String value) {
        if (value != null) {
            member(name).append('"');
            if (UNESCAPED.spells(value)) {
                json.append(value);
            } else {
                ENCODER.quoteAsString(value, json);
            }
            json.append('"');
        }
        return this;
    }

    JsonLine number(String name, long value) {
        member(name).append(value);
        return this;
    }

    /** Milliseconds with three decimals. */
    JsonLine millis(String name, long micros) {
        long part = micros % 1_000;
        member(name)
                .append(micros / 1_000)
                .append(part < 10 ? ".00" : part < 100 ? ".0" : ".")
                .append(part);
        return this;
    }

    JsonLine yes(String name) {
        member(name).append(true);
        return this;
    }

    private StringBuilder member(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        return json.append('"').append(name).append("\":");
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
