package org.ipmarket.valuation.expert.desk;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** What the panel's part does by itself. What fails is logged, and tried again by the next one. */
@ApplicationScoped
class PanelRounds {
    private final OpinionDesk opinions;
    private final SignOpinions signatures;

    PanelRounds(OpinionDesk opinions, SignOpinions signatures) {
        this.opinions = opinions;
        this.signatures = signatures;
    }

    @Scheduled(
            every = "{ipmarket.opinion.sweep}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        opinions.expire();
    }

    @Scheduled(
            every = "{ipmarket.opinion.sweep}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void signatures() {
        signatures.round();
    }
}
