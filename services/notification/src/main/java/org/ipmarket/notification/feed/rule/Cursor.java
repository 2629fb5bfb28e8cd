package org.ipmarket.notification.feed.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A place in the feed, as readers carry it: sixteen characters, opaque. The check tells a text that no feed has given; it is no secret,
 * since a reader is shown only what it may see, wherever it reads.
 *
 * @param position of the last event that the reader has passed, seen or not; 0 before the first
 */
public record Cursor(long position) {
    private static final byte[] KIND = "ipmarket feed 1".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 16;

    public Cursor {
        if (position < 0) {
            throw new IllegalArgumentException("a position is not negative: " + position);
        }
    }

    public static String text(long position) {
        return new Cursor(position).text();
    }

    public String text() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(position)
                .putInt(check(position))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where no feed has given the text. */
    public static Optional<Cursor> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != Long.BYTES + Integer.BYTES) {
                return Optional.empty();
            }
            long position = bytes.getLong();
            return position >= 0 && bytes.getInt() == check(position)
                    ? Optional.of(new Cursor(position))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int check(long position) {
        CRC32 crc = new CRC32();
        crc.update(KIND);
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        return (int) crc.getValue();
    }
}
