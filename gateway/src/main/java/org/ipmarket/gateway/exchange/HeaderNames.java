package org.ipmarket.gateway.exchange;

import io.netty.util.AsciiString;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A few names of headers that we know of, whatever their case. Kept by length: of the names that a request brings most have the length of none of
 * these, and one look tells.
 */
public final class HeaderNames {
    private final AsciiString[][] byLength;

    private HeaderNames(List<AsciiString> names) {
        int longest = names.stream().mapToInt(AsciiString::length).max().orElse(0);
        byLength = IntStream.rangeClosed(0, longest)
                .mapToObj(length ->
                        names.stream().filter(name -> name.length() == length).toArray(AsciiString[]::new))
                .toArray(AsciiString[][]::new);
    }

    public static HeaderNames of(String... names) {
        return new HeaderNames(Stream.of(names).map(AsciiString::cached).toList());
    }

    /** These and those. */
    public HeaderNames and(HeaderNames others) {
        return new HeaderNames(Stream.of(byLength, others.byLength)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .toList());
    }

    public boolean has(CharSequence name) {
        int length = name.length();
        if (length >= byLength.length) {
            return false;
        }
        for (AsciiString one : byLength[length]) {
            if (one.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
