package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Nullable;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.comparable.KnownMarket;
import org.ipmarket.valuation.estimate.AssetFacts;
import org.ipmarket.valuation.estimate.Assumptions;
import org.ipmarket.valuation.estimate.Estimate;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.Figure;
import org.ipmarket.valuation.estimate.Market;
import org.ipmarket.valuation.method.bundle.BundleValue;
import org.ipmarket.valuation.method.bundle.HammerPrice;

/** Answers what several assets may be worth together, and how a price for all is apportioned to them; keeps nothing. */
@ApplicationScoped
public class ValueBundle {
    /** Assets of one bundle. */
    public static final int MOST = 50;

    private static final int WHOLE = 10_000;

    private final KnownStates knownStates;
    private final Estimator estimator;
    private final KnownMarket knownMarket;
    private final MarketClock clock;
    private final Trials trials;

    ValueBundle(
            KnownStates knownStates, Estimator estimator, KnownMarket knownMarket, MarketClock clock, Trials trials) {
        this.knownStates = knownStates;
        this.estimator = estimator;
        this.knownMarket = knownMarket;
        this.clock = clock;
        this.trials = trials;
    }

    /**
     * @param correlationBasisPoints between the logarithms of any two values; the model's assumption where it is null
     * @param price of the whole, to be apportioned; null for none
     */
    public record Question(
            List<AssetId> assets,
            @Nullable Integer correlationBasisPoints,
            @Nullable Money price) {}

    /**
     * @param correlationSource on whose word
     * @param p10Apart and {@code p90Apart}: sums of the assets' own, the range if all went together
     */
    public record Bundle(
            Mode mode,
            LocalDate baseDate,
            String model,
            String marketModel,
            String snapshotHash,
            int correlationBasisPoints,
            String correlationSource,
            Money p10,
            Money p50,
            Money p90,
            Money expected,
            Money p10Apart,
            Money p90Apart,
            List<Part> parts) {}

    /** @param price its part of the whole's; null where none was asked for */
    public record Part(
            AssetChanged asset,
            Estimate.Value value,
            @Nullable Money price) {}

    /** As of today. 503 while as many trials run as may at once. */
    public Bundle run(Mode mode, Question question) {
        List<AssetChanged> assets = assets(mode, question.assets());
        check(question);
        return trials.run(() -> valued(mode, question, assets));
    }

    private Bundle valued(Mode mode, Question question, List<AssetChanged> assets) {
        LocalDate today = clock.today();
        Market market = knownMarket.of(mode);
        List<Estimate.Value> values = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            values.add(
                    switch (estimator.estimate(assets.get(i), today, market)) {
                        case Estimate.Value value -> value;
                        case Estimate.None none ->
                            throw Problems.unprocessable(
                                    "no-estimate",
                                    "assets[" + i + "]",
                                    "The asset " + assets.get(i).asset() + " has no estimate, so the bundle has none: "
                                            + none.reason().en(),
                                    Map.of("reason", none.reason()));
                    });
        }
        Figure assumed = correlation(assets);
        int correlation =
                question.correlationBasisPoints() == null ? assumed.value() : question.correlationBasisPoints();
        BundleValue value = BundleValue.of(
                values.stream()
                        .map(each -> new BundleValue.Range(each.p10(), each.p50(), each.p90()))
                        .toList(),
                (double) correlation / WHOLE);
        List<Money> prices = prices(question.price(), values);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(new Part(assets.get(i), values.get(i), prices == null ? null : prices.get(i)));
        }
        return new Bundle(
                mode,
                today,
                estimator.assumptions().version(),
                market.identity().version(),
                market.identity().snapshotHash(),
                correlation,
                question.correlationBasisPoints() == null ? assumed.cited() : "given by who asked",
                value.p10(),
                value.p50(),
                value.p90(),
                value.expected(),
                value.p10Apart(),
                value.p90Apart(),
                parts);
    }

    /** In proportion to the P50s; they add up to the price. */
    private static List<Money> prices(Money price, List<Estimate.Value> values) {
        if (price == null) {
            return null;
        }
        List<Money> worths = values.stream().map(Estimate.Value::p50).toList();
        if (worths.stream().allMatch(Money::isZero) && !price.isZero()) {
            throw Problems.unprocessable(
                    "nothing-to-apportion-by",
                    "price",
                    "None of the assets is worth anything, so nothing splits a price.");
        }
        return HammerPrice.byValue(price, worths);
    }

    private Figure correlation(List<AssetChanged> assets) {
        Assumptions.Reconciling reconciling = estimator.assumptions().reconciling();
        long groups = assets.stream()
                .map(asset -> asset.type() + AssetFacts.section(asset))
                .distinct()
                .count();
        return groups == 1 ? reconciling.sameSectionCorrelation() : reconciling.otherCorrelation();
    }

    private List<AssetChanged> assets(Mode mode, List<AssetId> ids) {
        if (ids == null || ids.size() < 2 || ids.size() > MOST || ids.contains(null)) {
            throw Problems.unprocessable(
                    "bundle-size",
                    "assets",
                    "A bundle has 2 to " + MOST + " assets.",
                    Map.of("accepted", Map.of("least", 2, "most", MOST)));
        }
        if (new LinkedHashSet<>(ids).size() < ids.size()) {
            throw Problems.unprocessable("asset-twice", "assets", "An asset is in a bundle once.");
        }
        return ids.stream()
                .map(id -> knownStates
                        .find(AssetChanged.class, id.toString())
                        .filter(known -> known.mode() == mode)
                        .orElseThrow(() -> Problems.notFound("asset", id)))
                .toList();
    }

    private static void check(Question question) {
        Integer correlation = question.correlationBasisPoints();
        if (correlation != null && (correlation < 0 || correlation > WHOLE)) {
            throw Problems.unprocessable(
                    "override-out-of-bounds",
                    "correlationBasisPoints",
                    "correlationBasisPoints must lie between 0 and " + WHOLE + ".",
                    Map.of("accepted", Map.of("least", "0", "most", Integer.toString(WHOLE))));
        }
        if (question.price() != null && !question.price().currencyCode().equals("CNY")) {
            throw Problems.unprocessable(
                    "override-out-of-bounds",
                    "price",
                    "The model counts in CNY, not in " + question.price().currencyCode() + ".",
                    Map.of(
                            "accepted",
                            Map.of(
                                    "least",
                                    "0.00 CNY",
                                    "most",
                                    Money.cny(Money.MAX_MINOR).toString())));
        }
    }
}
