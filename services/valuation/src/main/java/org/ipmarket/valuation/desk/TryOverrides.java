package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.comparable.KnownMarket;
import org.ipmarket.valuation.estimate.AssetFacts;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.MethodChecks;
import org.ipmarket.valuation.estimate.MethodInputs;
import org.ipmarket.valuation.estimate.Overrides;
import org.ipmarket.valuation.estimate.Valuation;

/** Answers what an asset would be worth under other assumptions; keeps nothing. */
@ApplicationScoped
public class TryOverrides {
    private static final double DAYS_A_MONTH = 365.25 / 12;

    private final KnownStates knownStates;
    private final Estimator estimator;
    private final KnownMarket knownMarket;
    private final MarketClock clock;
    private final RankAmongLike rankAmongLike;
    private final Trials trials;

    TryOverrides(
            KnownStates knownStates,
            Estimator estimator,
            KnownMarket knownMarket,
            MarketClock clock,
            RankAmongLike rankAmongLike,
            Trials trials) {
        this.knownStates = knownStates;
        this.estimator = estimator;
        this.knownMarket = knownMarket;
        this.clock = clock;
        this.rankAmongLike = rankAmongLike;
        this.trials = trials;
    }

    /** As of today, for the newest version known of the asset. 503 while as many run as may at once. */
    public Valuation run(AssetId id, Mode mode, Overrides overrides, MethodInputs given) {
        AssetChanged asset = knownStates
                .find(AssetChanged.class, id.toString())
                .filter(known -> known.mode() == mode)
                .orElseThrow(() -> Problems.notFound("asset", id));
        LocalDate today = clock.today();
        MethodChecks.refusal(given, asset.type(), today).ifPresent(refusal -> refuse("methods.", refusal));
        overrides
                .refusal()
                .or(() -> tooLong(asset, today, overrides, given))
                .ifPresent(refusal -> refuse("overrides.", refusal));
        return trials.run(() -> Valuation.of(
                null,
                asset,
                estimator.estimate(asset, today, overrides, given, knownMarket.of(mode)),
                rankAmongLike.standing(asset, today),
                clock.now()));
    }

    private static Optional<Overrides.Refusal> tooLong(
            AssetChanged asset, LocalDate today, Overrides overrides, MethodInputs given) {
        if (overrides.remainingLifeMonths() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(AssetFacts.of(asset, today, given).protection())
                .map(protection -> (int) Math.ceil(protection.daysFrom(today) / DAYS_A_MONTH))
                .filter(months -> months > 0 && overrides.remainingLifeMonths() > months)
                .map(months -> new Overrides.Refusal(
                        "remainingLifeMonths",
                        "The right is protected for " + months + " months more, not for "
                                + overrides.remainingLifeMonths() + ".",
                        "1",
                        months.toString()));
    }

    private static void refuse(String part, Overrides.Refusal refusal) {
        throw Problems.unprocessable(
                "override-out-of-bounds",
                part + refusal.field(),
                refusal.detail(),
                Map.of("accepted", Map.of("least", refusal.least(), "most", refusal.most())));
    }
}
