package org.ipmarket.listing.network;

import java.util.Set;
import org.ipmarket.messages.AssetKind;

/**
 * What a station lets through to the stations above it, whether it is registered there or below. The station itself
 * shows everything that reaches it.
 *
 * @param shows how it is chosen
 * @param kinds for LISTED: these kinds pass; beside them the assets that the station lists by name
 */
public record StationPolicy(Shows shows, Set<AssetKind> kinds) {
    /** Everything, nothing, or what is listed. */
    public enum Shows {
        ALL,
        NONE,
        LISTED
    }

    public static final StationPolicy EVERYTHING = new StationPolicy(Shows.ALL, Set.of());

    public StationPolicy {
        kinds = Set.copyOf(kinds);
    }
}
