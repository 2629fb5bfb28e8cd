package org.ipmarket.notification.notice.api;

import org.ipmarket.notification.notice.desk.ReadNotices;

/**
 * How many notices the login has not read.
 *
 * @param unread 999 at most
 * @param more whether there are more than that
 */
record UnreadView(int unread, boolean more) {
    static UnreadView of(int counted) {
        return new UnreadView(Math.min(counted, ReadNotices.MOST_UNREAD), counted > ReadNotices.MOST_UNREAD);
    }
}
