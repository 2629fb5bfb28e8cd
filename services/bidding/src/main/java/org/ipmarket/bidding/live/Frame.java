package org.ipmarket.bidding.live;

/**
 * A snapshot, written once for all watchers.
 *
 * @param sequence of the log's latest entry; it is the frame's id
 * @param json the lot's view
 */
public record Frame(long sequence, String json) {}
