package org.ipmarket.valuation.comparable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.valuation.desk.ValuationConfig;
import org.ipmarket.valuation.learning.EndedLot;
import org.ipmarket.valuation.learning.LotFeatures;
import org.ipmarket.valuation.method.deals.Observation;
import org.ipmarket.valuation.store.ObservationStore;

/**
 * Makes observations of lots that ended. A lot waits until its sale has had time to be completed, unsold ones too: else unsold lots, which are known at once,
 * would be too many among the newest. One of whose assets the register has told nothing waits on.
 */
@ApplicationScoped
public class ObserveLots {
    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 500;

    private final ObservationStore store;
    private final KnownStates knownStates;
    private final MarketClock clock;
    private final ValuationConfig config;

    ObserveLots(ObservationStore store, KnownStates knownStates, MarketClock clock, ValuationConfig config) {
        this.store = store;
        this.knownStates = knownStates;
        this.clock = clock;
        this.config = config;
    }

    /** A batch of lots is a transaction. */
    public void observe(Mode mode) {
        Instant closedBy = clock.now().minus(config.market().patience());
        UUID after = FIRST;
        int looked;
        do {
            UUID from = after;
            List<EndedLot> lots = QuarkusTransaction.requiringNew().call(() -> observe(mode, closedBy, from));
            looked = lots.size();
            after = looked == 0 ? after : lots.getLast().lot().value();
        } while (looked == BATCH);
    }

    private List<EndedLot> observe(Mode mode, Instant closedBy, UUID after) {
        List<EndedLot> lots = store.pending(mode, closedBy, after, BATCH);
        List<Observation> observations = lots.stream()
                .flatMap(lot -> assets(lot).stream().map(assets -> LotFeatures.observation(lot, assets)))
                .toList();
        if (!observations.isEmpty()) {
            store.add(mode, observations, clock.now());
        }
        return lots;
    }

    /** Empty where one of them is not known. */
    private Optional<List<AssetChanged>> assets(EndedLot lot) {
        List<AssetChanged> assets = new ArrayList<>();
        for (AssetId id : lot.assets()) {
            Optional<AssetChanged> asset = knownStates.find(AssetChanged.class, id.toString());
            if (asset.isEmpty()) {
                return Optional.empty();
            }
            assets.add(asset.get());
        }
        return assets.isEmpty() ? Optional.empty() : Optional.of(assets);
    }
}
