package org.ipmarket.gateway.door;

import org.ipmarket.gateway.exchange.Alphabet;

/** Lets queries through that RFC 3986, 3.4, allows, and brackets, which many write as they are. */
final class QueryGuard {
    private static final Alphabet OF_A_QUERY = Alphabet.alphanumericAnd("-._~!$&'()*+,;=:@/?[]");

    private QueryGuard() {}

    /** @param query as it came, without its question mark, or null */
    static boolean isEncoded(String query) {
        if (query == null) {
            return true;
        }
        for (int i = 0; i < query.length(); i++) {
            char character = query.charAt(i);
            if (character == '%' ? !isOctet(query, i + 1) : !OF_A_QUERY.has(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctet(String query, int from) {
        return from + 2 <= query.length() && isHex(query.charAt(from)) && isHex(query.charAt(from + 1));
    }

    private static boolean isHex(char character) {
        return Character.digit(character, 16) >= 0 && character < 128;
    }
}
