package org.ipmarket.gateway.exchange;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** An object in one line of JSON (RFC 8259), written member by member: what is said of each request is worth the few words less. */
final class JsonLine {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final Alphabet UNESCAPED = Alphabet.alphanumericAnd(" !#$%&'()*+,-./:;<=>?@[]^_`{|}~");

    private final StringBuilder page;
    private final int begin;

    /** @param page to which it is appended */
    JsonLine(StringBuilder page) {
        this.page = page;
        this.begin = page.length();
    }

    /** The name of a member, as it stands before its value. */
    record Name(String opening) {
        static Name of(String name) {
            return new Name(",\"" + name + "\":");
        }
    }

    /** @param value or null, then the member is left out */
    JsonLine text(Name name, String value) {
        if (value != null) {
            page.append(name.opening()).append('"');
            if (UNESCAPED.spells(value)) {
                page.append(value);
            } else {
                ENCODER.quoteAsString(value, page);
            }
            page.append('"');
        }
        return this;
    }

    /** @param value of which nothing has to be escaped */
    JsonLine plain(Name name, String value) {
        page.append(name.opening()).append('"').append(value).append('"');
        return this;
    }

    JsonLine time(Name name, long epochMillis) {
        page.append(name.opening()).append('"');
        TimeText.append(page, epochMillis);
        page.append('"');
        return this;
    }

    JsonLine number(Name name, long value) {
        page.append(name.opening()).append(value);
        return this;
    }

    /** Milliseconds with three decimals. */
    JsonLine millis(Name name, long micros) {
        page.append(name.opening()).append(micros / 1_000);
        TimeText.appendThousandths(page, micros % 1_000);
        return this;
    }

    JsonLine yes(Name name) {
        page.append(name.opening()).append(true);
        return this;
    }

    /** @throws StringIndexOutOfBoundsException if it has no member */
    void end() {
        page.setCharAt(begin, '{');
        page.append("}\n");
    }
}
