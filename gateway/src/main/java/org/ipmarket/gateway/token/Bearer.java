package org.ipmarket.gateway.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.ipmarket.gateway.exchange.Alphabet;

/** The token of an {@code Authorization} header, RFC 6750 section 2.1. */
record Bearer(String token) {
    private static final String SCHEME = "Bearer ";
    private static final Alphabet OF_A_TOKEN = Alphabet.alphanumericAnd("._~+/-");

    /** SHA-256 of a token, by which it is remembered: the token itself is kept by nobody but its connection. */
    record Fingerprint(long first, long second, long third, long fourth) {}

    /** @return nothing where it is another scheme, or not a token */
    static Optional<Bearer> in(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int from = SCHEME.length();
        while (from < header.length() && header.charAt(from) == ' ') {
            from++;
        }
        int to = header.length();
        while (to > from && header.charAt(to - 1) == '=') {
            to--;
        }
        return from < to && OF_A_TOKEN.spells(header, from, to)
                ? Optional.of(new Bearer(header.substring(from)))
                : Optional.empty();
    }

    Fingerprint fingerprint() {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Bearer[...]";
    }
}
