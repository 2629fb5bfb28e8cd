package org.ipmarket.notification.feed.api;

import java.util.List;
import org.ipmarket.notification.feed.rule.Cursor;
import org.ipmarket.notification.feed.store.FeedTable;

/**
 * A part of the feed.
 *
 * @param next the cursor behind all that was looked at; there always is one
 * @param more whether the feed goes on behind it already
 */
public record FeedPage(List<FeedItem> items, String next, boolean more) {
    static FeedPage of(FeedTable.Part part) {
        return new FeedPage(
                part.events().stream().map(FeedItem::of).toList(), Cursor.text(part.through()), !part.atHead());
    }
}
