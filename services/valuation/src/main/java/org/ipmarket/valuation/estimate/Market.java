package org.ipmarket.valuation.estimate;

import java.util.List;
import java.util.Optional;
import org.ipmarket.valuation.method.deals.Features;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.method.deals.Settings;
import org.ipmarket.valuation.method.deals.Snapshot;

/**
 * What the market has shown up to a position: the observations, and the model learned from them where they are enough.
 *
 * @param lastPosition of the observations, the newest {@code mostLots} up to it; 0 where there is none
 */
public record Market(
        Snapshot snapshot,
        Optional<MarketModel> model,
        MarketModel.Identity identity,
        long lastPosition,
        int mostLots) {
    /** A market that has shown nothing. */
    public static final Market NOTHING = of(new Snapshot(List.of()), Settings.STANDARD, 0, 1);

    /** Learns the model, which takes its time. */
    public static Market of(Snapshot snapshot, Settings settings, long lastPosition, int mostLots) {
        Optional<MarketModel> model = MarketModel.learn(snapshot, settings);
        return new Market(
                snapshot,
                model,
                model.map(MarketModel::identity).orElseGet(() -> MarketModel.Identity.of(snapshot, settings)),
                lastPosition,
                mostLots);
    }

    Source source(Features features) {
        return new Source(identity, lastPosition, mostLots, features);
    }

    List<Observation> deals() {
        return snapshot.lots().stream().filter(Observation::sold).toList();
    }

    /**
     * From what the market's word follows, as it stands in an estimate's inputs.
     *
     * @param features of the right as it would be offered
     */
    public record Source(MarketModel.Identity identity, long lastPosition, int mostLots, Features features) {}
}
