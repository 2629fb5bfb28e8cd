package org.ipmarket.notification.feed.order;

import java.util.UUID;

/**
 * An event that a writer has committed.
 *
 * @param sequence of its resource, rising in the order of commit
 * @param reading who may read it
 */
record Written(UUID id, UUID resource, long sequence, Reading reading) {
    enum Reading {
        EVERYBODY,
        CENTRE_GZ,
        NOBODY_HERE
    }
}
