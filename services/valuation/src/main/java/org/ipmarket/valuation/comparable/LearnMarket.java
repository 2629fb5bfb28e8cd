package org.ipmarket.valuation.comparable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.valuation.desk.ValuationConfig;
import org.ipmarket.valuation.learning.LearnedModel;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Quality;
import org.ipmarket.valuation.method.deals.Settings;
import org.ipmarket.valuation.method.deals.Snapshot;
import org.ipmarket.valuation.store.MarketModelStore;
import org.ipmarket.valuation.store.ObservationStore;

/** Learns the market model of each mode anew, in the background, when enough lots have ended since the last. */
@ApplicationScoped
public class LearnMarket {
    /** Of the lots, the last that ended, on which a model is measured. */
    private static final double HELD_BACK = 0.2;

    private final ObserveLots observeLots;
    private final ObservationStore observations;
    private final MarketModelStore models;
    private final KnownMarket knownMarket;
    private final MarketClock clock;
    private final ValuationConfig config;

    LearnMarket(
            ObserveLots observeLots,
            ObservationStore observations,
            MarketModelStore models,
            KnownMarket knownMarket,
            MarketClock clock,
            ValuationConfig config) {
        this.observeLots = observeLots;
        this.observations = observations;
        this.models = models;
        this.knownMarket = knownMarket;
        this.clock = clock;
        this.config = config;
    }

    /** What fails is logged, and tried again by the next one. */
    @Scheduled(
            every = "{ipmarket.valuation.market.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learnAgain() {
        for (Mode mode : Mode.values()) {
            learn(mode);
            knownMarket.of(mode);
        }
    }

    /** The new model; empty where too little is new, or too few lots have sold for one. */
    public Optional<LearnedModel> learn(Mode mode) {
        observeLots.observe(mode);
        Optional<LearnedModel> newest = models.newest(mode);
        if (newest.isPresent() && !enoughIsNew(newest.get())) {
            return Optional.empty();
        }
        if (observations.since(mode, 0).sold() < Settings.STANDARD.leastDeals()) {
            return Optional.empty();
        }
        long last = observations.last(mode);
        int mostLots = config.market().mostLots();
        Snapshot snapshot = observations.upTo(mode, last, mostLots);
        if (snapshot.sold() < Settings.STANDARD.leastDeals()) {
            return Optional.empty();
        }
        LearnedModel learned = new LearnedModel(
                Ids.next(),
                mode,
                MarketModel.Identity.of(snapshot, Settings.STANDARD),
                last,
                mostLots,
                Quality.measure(snapshot, Settings.STANDARD, HELD_BACK).orElse(null),
                clock.now());
        return QuarkusTransaction.requiringNew().call(() -> models.add(learned))
                ? Optional.of(learned)
                : Optional.empty();
    }

    /** Also where the model's version is another than this program's. */
    private boolean enoughIsNew(LearnedModel newest) {
        return !newest.identity().version().equals(MarketModel.VERSION)
                || observations.since(newest.mode(), newest.lastPosition()).lots()
                        >= config.market().learnAfter();
    }
}
