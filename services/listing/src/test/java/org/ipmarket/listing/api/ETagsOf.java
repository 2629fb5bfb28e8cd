package org.ipmarket.listing.api;

/** Reads entity tags. */
final class ETagsOf {
    private ETagsOf() {}

    static long version(String tag) {
        return Long.parseLong(tag.replaceAll("\\D", ""));
    }
}
