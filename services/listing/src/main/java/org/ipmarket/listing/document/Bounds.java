package org.ipmarket.listing.document;

/** How large one record may be: levels, characters of text, elements, attributes of one element. */
public record Bounds(int depth, int characters, int elements, int attributes) {
    public static final Bounds USUAL = new Bounds(64, 8_000_000, 500_000, 64);
}
