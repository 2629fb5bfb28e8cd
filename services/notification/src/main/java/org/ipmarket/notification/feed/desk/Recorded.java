package org.ipmarket.notification.feed.desk;

/**
 * An event of the feed was recorded; fired in its transaction, to be heard after the commit.
 *
 * @param position its place
 */
public record Recorded(long position) {}
