package org.ipmarket.listing.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.Assets;
import org.ipmarket.listing.store.OfferRow;
import org.ipmarket.listing.store.Offers;

/**
 * Locks assets whose change may reach announced offers: the offers first, in the order of their ids, then the assets, as everybody else does. An
 * announcement locks its offer before its assets too, so no offer can be missed.
 */
@ApplicationScoped
public class AssetLocks {
    private static final int TRIES = 5;

    private final Offers offers;
    private final Assets assets;

    AssetLocks(Offers offers, Assets assets) {
        this.offers = offers;
        this.assets = assets;
    }

    /** @param offers announced ones of the assets that have no result yet */
    public record Locked(List<AssetRow> assets, List<OfferRow> offers) {}

    /** @throws OffersMoved where the transaction is to be tried again */
    public Locked lock(Collection<UUID> ids) {
        List<UUID> holding = offers.standingOf(ids);
        List<OfferRow> held = offers.lockAll(holding);
        List<AssetRow> rows = assets.lockAll(ids);
        if (!holding.containsAll(offers.standingOf(ids))) {
            throw new OffersMoved();
        }
        return new Locked(
                rows, held.stream().filter(offer -> offer.state.awaitsResult()).toList());
    }

    /** Runs in a transaction of its own, again where an offer was announced meanwhile. */
    <T> T inTransaction(Supplier<T> work) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (OffersMoved moved) {
                // undone; what it saw is stale
            }
        }
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } catch (OffersMoved moved) {
            throw Problems.conflict(
                    "asset-busy", "Offers of the asset are being announced at this moment; try again.", Map.of());
        }
    }
}
