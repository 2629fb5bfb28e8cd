package org.ipmarket.notification.feed.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import org.ipmarket.notification.feed.FeedConfig;
import org.ipmarket.notification.feed.store.FeedTable;
import org.jboss.logging.Logger;

/** Lets go of events that have been kept long enough, the oldest first, some at a time. */
@ApplicationScoped
public class PurgeFeed {
    private static final Logger LOG = Logger.getLogger(PurgeFeed.class);

    private final FeedTable feed;
    private final FeedConfig config;

    PurgeFeed(FeedTable feed, FeedConfig config) {
        this.feed = feed;
        this.config = config;
    }

    @Scheduled(
            every = "${ipmarket.feed.purge.every:10M}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        long gone = purge();
        if (gone > 0) {
            LOG.infof("%d events were purged from the feed", gone);
        }
    }

    /** One sweep, bounded; what is left goes with the next. @return how many are gone */
    public long purge() {
        long gone = 0;
        for (int batch = 0; batch < config.purge().batches(); batch++) {
            OptionalLong some = QuarkusTransaction.requiringNew()
                    .call(() -> feed.purge(config.retention(), config.purge().rows()));
            if (some.isEmpty()) {
                break;
            }
            gone += some.getAsLong();
        }
        return gone;
    }
}
