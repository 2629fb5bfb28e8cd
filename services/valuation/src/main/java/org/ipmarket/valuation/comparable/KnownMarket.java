package org.ipmarket.valuation.comparable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.messages.Mode;
import org.ipmarket.valuation.desk.ValuationConfig;
import org.ipmarket.valuation.estimate.Inputs;
import org.ipmarket.valuation.estimate.Market;
import org.ipmarket.valuation.learning.LearnedModel;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Settings;
import org.ipmarket.valuation.store.MarketModelStore;
import org.ipmarket.valuation.store.ObservationStore;

/**
 * The market as estimates see it: the newest learned model, or the deals where there is none. Fitted once for each position and kept; whoever asks first
 * waits for it, which {@link LearnMarket} does in the background.
 */
@ApplicationScoped
public class KnownMarket {
    private final MarketModelStore models;
    private final ObservationStore observations;
    private final ValuationConfig config;
    private final Map<Mode, Market> kept = new EnumMap<>(Mode.class);

    KnownMarket(MarketModelStore models, ObservationStore observations, ValuationConfig config) {
        this.models = models;
        this.observations = observations;
        this.config = config;
    }

    public Market of(Mode mode) {
        Optional<LearnedModel> newest = models.newest(mode)
                .filter(learned -> learned.identity().version().equals(MarketModel.VERSION));
        return newest.isPresent()
                ? at(
                        mode,
                        newest.get().lastPosition(),
                        newest.get().mostLots(),
                        newest.get().identity().settings())
                : at(mode, observations.last(mode), config.market().mostLots(), Settings.STANDARD);
    }

    /** The market that an estimate's inputs name: observations are never changed, so it is the same for good. */
    public Market of(Mode mode, Inputs inputs) {
        Market.Source source = inputs.market();
        return read(
                mode,
                source.lastPosition(),
                source.mostLots(),
                source.identity().settings());
    }

    private synchronized Market at(Mode mode, long position, int mostLots, Settings settings) {
        Market market = kept.get(mode);
        if (market == null
                || market.lastPosition() != position
                || market.mostLots() != mostLots
                || !market.identity().settings().equals(settings)) {
            market = read(mode, position, mostLots, settings);
            kept.put(mode, market);
        }
        return market;
    }

    private Market read(Mode mode, long position, int mostLots, Settings settings) {
        return Market.of(observations.upTo(mode, position, mostLots), settings, position, mostLots);
    }
}
