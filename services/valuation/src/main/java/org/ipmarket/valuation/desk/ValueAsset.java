package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.outbox.Outbox;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.ValuationCompleted;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.comparable.KnownMarket;
import org.ipmarket.valuation.estimate.Estimate;
import org.ipmarket.valuation.estimate.Estimator;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.store.ValuationStore;

/** Values a version of an asset, once, and tells it. */
@ApplicationScoped
public class ValueAsset {
    private final Estimator estimator;
    private final KnownMarket knownMarket;
    private final RankAmongLike rankAmongLike;
    private final ValuationStore store;
    private final Outbox outbox;
    private final Audit audit;
    private final MarketClock clock;

    ValueAsset(
            Estimator estimator,
            KnownMarket knownMarket,
            RankAmongLike rankAmongLike,
            ValuationStore store,
            Outbox outbox,
            Audit audit,
            MarketClock clock) {
        this.estimator = estimator;
        this.knownMarket = knownMarket;
        this.rankAmongLike = rankAmongLike;
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * In the caller's transaction: the valuation, its event and its audit entry are kept together or not at all.
     *
     * @param toldAt when the register told this version: the value is of that day, so that the same event replayed comes to the
     *     same figures
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void value(AssetChanged asset, Instant toldAt) {
        if (store.has(asset.asset(), asset.version())) {
            return;
        }
        LocalDate baseDate = LocalDate.ofInstant(toldAt, MarketClock.ZONE);
        Estimate estimate = estimator.estimate(asset, baseDate, knownMarket.of(asset.mode()));
        Valuation valuation =
                Valuation.of(ValuationId.next(), asset, estimate, rankAmongLike.standing(asset, baseDate), clock.now());
        store.add(valuation);
        ValuationCompleted completed = told(valuation);
        outbox.tell(completed);
        audit.recordBySystem(
                "asset.changed", asset.mode(), "valuation.complete", "valuation", valuation.id(), null, completed);
    }

    private static ValuationCompleted told(Valuation valuation) {
        return new ValuationCompleted(
                valuation.id(),
                valuation.mode(),
                valuation.asset(),
                valuation.assetVersion(),
                valuation.p10(),
                valuation.p50(),
                valuation.p90(),
                valuation.noEstimateReason(),
                valuation.method(),
                valuation.inputsHash(),
                valuation.completedAt());
    }
}
