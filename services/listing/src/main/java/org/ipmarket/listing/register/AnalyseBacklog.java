package org.ipmarket.listing.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntUnaryOperator;
import org.ipmarket.listing.ListingConfig;
import org.ipmarket.listing.store.SearchBacklog;
import org.jboss.logging.Logger;

/**
 * Makes searchable what is not yet: in small transactions, so that it can be broken off anywhere and goes on after a restart. Several replicas
 * share the work.
 */
@ApplicationScoped
public class AnalyseBacklog {
    private static final Logger LOG = Logger.getLogger(AnalyseBacklog.class);
    private static final int TOLD_EVERY = 10_000;

    private final SearchBacklog backlog;
    private final ListingConfig.Search config;

    AnalyseBacklog(SearchBacklog backlog, ListingConfig config) {
        this.backlog = backlog;
        this.config = config.search();
    }

    @Scheduled(
            every = "{ipmarket.listing.search.backlog-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        try {
            // names before the assets that bear them, assets before the offers of them
            for (SearchBacklog.Kind kind : SearchBacklog.Kind.values()) {
                workOff(kind.name(), limit -> backlog.analyse(kind, limit));
            }
            workOff("ASSET of a new name", backlog::follow);
        } catch (RuntimeException e) {
            LOG.warn("The texts that are not yet searchable have to wait", e);
        }
    }

    private void workOff(String what, IntUnaryOperator step) {
        int done = 0;
        int last;
        do {
            last = QuarkusTransaction.requiringNew().call(() -> step.applyAsInt(config.backlogStep()));
            if ((done + last) / TOLD_EVERY > done / TOLD_EVERY) {
                LOG.infof("%d texts made searchable: %s", done + last, what);
            }
            done += last;
        } while (last > 0);
        if (done > 0) {
            LOG.debugf("%d texts made searchable: %s", done, what);
        }
    }
}
