package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.Overrides;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.indicator.Protection;

/** Answers what an asset would be worth under other assumptions; keeps nothing. */
@ApplicationScoped
public class TryOverrides {
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final double DAYS_A_MONTH = 365.25 / 12;

    private final KnownStates knownStates;
    private final Estimator estimator;
    private final MarketClock clock;
    private final Semaphore running;

    TryOverrides(KnownStates knownStates, Estimator estimator, MarketClock clock, ValuationConfig config) {
        this.knownStates = knownStates;
        this.estimator = estimator;
        this.clock = clock;
        this.running = new Semaphore(config.trialsAtOnce());
    }

    /** As of today, for the newest version known of the asset. 503 while as many run as may at once. */
    public Valuation run(AssetId id, Mode mode, Overrides overrides) {
        AssetChanged asset = knownStates
                .find(AssetChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .orElseThrow(() -> Problems.notFound("asset", id));
        LocalDate today = clock.today();
        overrides.refusal().or(() -> tooLong(asset, today, overrides)).ifPresent(TryOverrides::refuse);
        if (!running.tryAcquire()) {
            throw Problems.busy("too-many-trials", "As many trials run as may at once.", RETRY_AFTER_SECONDS);
        }
        try {
            return Valuation.of(null, asset, estimator.estimate(asset, today, overrides), clock.now());
        } finally {
            running.release();
        }
    }

    private static Optional<Overrides.Refusal> tooLong(AssetChanged asset, LocalDate today, Overrides overrides) {
        if (overrides.remainingLifeMonths() == null) {
            return Optional.empty();
        }
        return Protection.of(asset)
                .map(protection -> (int) Math.ceil(protection.daysFrom(today) / DAYS_A_MONTH))
                .filter(months -> months > 0 && overrides.remainingLifeMonths() > months)
                .map(months -> new Overrides.Refusal(
                        "remainingLifeMonths",
                        "The right is protected for " + months + " months more, not for "
                                + overrides.remainingLifeMonths() + ".",
                        "1",
                        months.toString()));
    }

    private static void refuse(Overrides.Refusal refusal) {
        throw Problems.unprocessable(
                "override-out-of-bounds",
                "overrides." + refusal.field(),
                refusal.detail(),
                Map.of("accepted", Map.of("least", refusal.least(), "most", refusal.most())));
    }
}
