package org.ipmarket.client;

/**
 * What was read, with the version in which it was read: an edit names it, and is refused with 412 where somebody was quicker.
 *
 * @param tag as the answer's {@code ETag} says it, quotes included
 */
public record Versioned<T>(T value, String tag) {}
