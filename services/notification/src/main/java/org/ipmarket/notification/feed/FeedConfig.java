package org.ipmarket.notification.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of the feed. */
@ConfigMapping(prefix = "ipmarket.feed")
public interface FeedConfig {
    /** How long an event can be read, and so how long a cursor is good for. */
    @WithDefault("P90D")
    Duration retention();

    /** Positions that one page looks at, however few of them it shows. */
    @WithDefault("10000")
    int window();

    /** Pages read from the database at the same time. */
    @WithDefault("6")
    int readsAtOnce();

    /** How long a request waits for its turn to read. */
    @WithDefault("3S")
    Duration readWithin();

    /** Requests and streams of this replica that wait for events. */
    @WithDefault("256")
    int waiters();

    /** Of one login among them. */
    @WithDefault("16")
    int waitersOfOne();

    /** How often to look for what another replica has recorded, while anybody waits. */
    @WithDefault("1S")
    Duration poll();

    /** Between two reads of one waiter. */
    @WithDefault("50MS")
    Duration rest();

    /** After how much silence a stream shows that it is alive. */
    @WithDefault("15S")
    Duration heartbeat();

    /** Events that a stream reads at once. */
    @WithDefault("20")
    int streamPage();

    /** Bytes that may wait for a stream's reader. */
    @WithDefault("65536")
    int unsent();

    /** A reader that takes nothing for so long is let go. */
    @WithDefault("60S")
    Duration patience();

    Purge purge();

    /** How old events go. */
    interface Purge {
        @WithDefault("10M")
        String every();

        /** Rows of one transaction. */
        @WithDefault("1000")
        int rows();

        /** Transactions of one sweep. */
        @WithDefault("200")
        int batches();
    }
}
