package org.ipmarket.notification.webhook.store;

import java.util.UUID;

/**
 * A delivery to be made.
 *
 * @param position of the event in the feed; 0 for a test message
 * @param resource what the event speaks of, such as {@code lot/0197...}; its events keep their order
 * @param body of a test message; null for an event of the feed, which stays there
 */
public record NewDelivery(UUID id, long position, UUID event, String type, String resource, String body) {}
