package org.ipmarket.gateway.route;

/**
 * What of a request decides where it goes and what it may take.
 *
 * @param path as it was judged, without the query
 * @param hasKey whether it comes with an {@code Idempotency-Key}
 * @param bringsFile whether it has a body that is not JSON: only files are ever large
 * @param length bytes of its body as announced: 0 without one, {@link #UNTOLD} where they are not
 */
public record RequestTraits(String method, String path, boolean hasKey, boolean bringsFile, long length) {
    public static final long UNTOLD = Long.MAX_VALUE;
}
