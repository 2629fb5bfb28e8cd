package org.ipmarket.settlement.clearing;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ipmarket.settlement.SettlementConfig;
import org.jboss.logging.Logger;

/** What settlement does by itself, again and again: the bank's rounds, the clocks of trades, the offices' answers, paid open licences, royalties. */
@ApplicationScoped
class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final BankDesk bankDesk;
    private final RunClocks clocks;
    private final ExpireHolds expireHolds;
    private final AskOffices askOffices;
    private final MakeOpenLicences openLicences;
    private final RoyaltyRound royalties;
    private final List<Round> others;
    private final DistributeForfeitures distributeForfeitures;
    private final SettlementConfig config;
    private final ScheduledExecutorService runner = Executors.newScheduledThreadPool(
            4, Thread.ofPlatform().daemon().name("settlement-round-", 0).factory());

    Rounds(
            BankDesk bankDesk,
            RunClocks clocks,
            ExpireHolds expireHolds,
            AskOffices askOffices,
            MakeOpenLicences openLicences,
            RoyaltyRound royalties,
            @All List<Round> others,
            DistributeForfeitures distributeForfeitures,
            SettlementConfig config) {
        this.bankDesk = bankDesk;
        this.clocks = clocks;
        this.expireHolds = expireHolds;
        this.askOffices = askOffices;
        this.openLicences = openLicences;
        this.royalties = royalties;
        this.others = others;
        this.distributeForfeitures = distributeForfeitures;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        every(config.bank().poll(), bankDesk::round);
        every(config.trades().sweep(), clocks::sweep);
        every(config.ledger().sweep(), expireHolds::sweep);
        every(config.offices().poll(), askOffices::round);
        every(config.trades().sweep(), openLicences::sweep);
        every(config.royalties().sweep(), royalties::round);
        others.forEach(other -> every(other.pause(), other::round));
        every(config.forfeitures().sweep(), distributeForfeitures::sweep);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        runner.shutdown();
        if (!runner.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            runner.shutdownNow();
        }
    }

    private void every(Duration pause, Runnable round) {
        runner.scheduleWithFixedDelay(
                () -> Attempt.at("a round", LOG, round), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
