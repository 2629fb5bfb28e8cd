package org.ipmarket.gateway.exchange;

import io.vertx.core.MultiMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The header fields of a message that has been read. The library would judge each on every step of its way, six times in all, and
 * has been told not to: the door judges a message once, when it comes, and what it adds itself is made of what is plain.
 */
public final class Fields {
    /** RFC 9110, 5.6.2. */
    private static final Alphabet TOKEN = Alphabet.alphanumericAnd("!#$%&'*+-.^_`|~");

    private static final char DELETE = 0x7f;

    private Fields() {}

    /** Whether it can be the name of a field, whose characters say where it ends (RFC 9110, 5.1). */
    public static boolean isName(CharSequence name) {
        for (int i = 0; i < name.length(); i++) {
            if (!TOKEN.has(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether nothing in a value could be taken for its end, or harm whoever reads it: no control but the tab (RFC 9110, 5.5). */
    public static boolean isValue(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' && character != '\t' || character == DELETE) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of these is among the headers. */
    static boolean any(MultiMap headers, HeaderNames names) {
        if (headers instanceof io.netty.handler.codec.http.HttpHeaders written) {
            Iterator<Map.Entry<CharSequence, CharSequence>> each = written.iteratorCharSequence();
            while (each.hasNext()) {
                if (names.has(each.next().getKey())) {
                    return true;
                }
            }
            return false;
        }
        return headers.names().stream().anyMatch(names::has);
    }

    /** Gives every header to the taker, its name as it was read: to make a text of each is a good part of what a request costs. */
    public static void each(MultiMap headers, BiConsumer<CharSequence, CharSequence> taker) {
        if (headers instanceof io.netty.handler.codec.http.HttpHeaders read) {
            read.iteratorCharSequence().forEachRemaining(header -> taker.accept(header.getKey(), header.getValue()));
        } else {
            headers.forEach(taker::accept);
        }
    }
}
