/** The market's events in one order, read by a program that may stop and start: {@link org.ipmarket.client.feed.FeedReader}. */
package org.ipmarket.client.feed;
