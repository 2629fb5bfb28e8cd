package org.ipmarket.listing.asset;

/**
 * The number under which an office keeps a right.
 *
 * @param display as people write it: {@code ZL202310012345.8}
 * @param key the same for every way of writing it, and different for different rights: {@code CN:202310012345}
 */
public record RightNumber(String display, String key) {
    /** What reading a number gives. */
    public sealed interface Reading {
        record Read(RightNumber number) implements Reading {}

        /** @param reason what is wrong and what would be accepted */
        record Unreadable(String reason) implements Reading {}
    }

    static Reading read(String display, String key) {
        return new Reading.Read(new RightNumber(display, key));
    }

    static Reading unreadable(String reason) {
        return new Reading.Unreadable(reason);
    }
}
