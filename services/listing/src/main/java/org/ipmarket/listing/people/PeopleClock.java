package org.ipmarket.listing.people;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ipmarket.listing.store.MandateRow;
import org.ipmarket.listing.store.Mandates;
import org.ipmarket.messages.MarketClock;

/** What happens to mandates and steps because time goes by. Several replicas may run it: each takes what is free. */
@ApplicationScoped
public class PeopleClock {
    private static final int MOST = 200;

    private final Mandates mandates;
    private final MandateFile file;
    private final SecondUser steps;
    private final MarketClock clock;

    PeopleClock(Mandates mandates, MandateFile file, SecondUser steps, MarketClock clock) {
        this.mandates = mandates;
        this.file = file;
        this.steps = steps;
        this.clock = clock;
    }

    /** Tells of mandates that begin or end by date. */
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void turnMandates() {
        List<MandateRow> due = mandates.due(clock.today(), MOST);
        due.forEach(file::turn);
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void expireSteps() {
        steps.expire();
    }
}
