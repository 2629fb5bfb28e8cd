package org.ipmarket.notification.notice.send;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.notification.notice.NoticeConfig;
import org.ipmarket.notification.notice.store.NoticeTable;
import org.ipmarket.notification.sql.Database;

/** Deletes notices, and the proof of their delivery, that were kept for long enough. */
@ApplicationScoped
public class PurgeNotices {
    private static final int AT_ONCE = 500;
    private static final int ROUNDS = 100;

    private final Database database;
    private final MarketClock clock;
    private final NoticeConfig config;

    PurgeNotices(Database database, MarketClock clock, NoticeConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sweep() {
        for (int round = 0; round < ROUNDS; round++) {
            int deleted = database.callInNew(
                    connection -> NoticeTable.purge(connection, clock.now().minus(config.kept()), AT_ONCE));
            if (deleted < AT_ONCE) {
                return;
            }
        }
    }
}
