package org.ipmarket.notification.feed.rule;

import java.util.Set;
import java.util.UUID;

/**
 * What of the feed is wanted; an empty set wants everything.
 *
 * @param types as on the wire, {@code lot.closed.v1}
 * @param centres one of which the event names
 * @param assets one of which the event is about, itself or by its lot
 */
public record Filter(Set<String> types, Set<String> centres, Set<UUID> assets) {
    public static final Filter NONE = new Filter(Set.of(), Set.of(), Set.of());
}
