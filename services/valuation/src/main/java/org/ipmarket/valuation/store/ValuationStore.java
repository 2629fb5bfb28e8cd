package org.ipmarket.valuation.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.valuation.estimate.Valuation;

/** Keeps valuations; nothing of one mode is found in the other. */
@ApplicationScoped
public class ValuationStore {
    private final Rows rows;

    ValuationStore(Rows rows) {
        this.rows = rows;
    }

    /** The table. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<ValuationEntity, UUID> {}

    /** In the present transaction. A second one of the same version of an asset would break it. */
    public void add(Valuation valuation) {
        rows.persist(ValuationEntity.of(valuation));
    }

    public boolean has(AssetId asset, long version) {
        return rows.count("asset = ?1 and assetVersion = ?2", asset.value(), version) > 0;
    }

    public Optional<Valuation> find(ValuationId id, Mode mode) {
        return rows.find("id = ?1 and mode = ?2", id.value(), mode.wire())
                .firstResultOptional()
                .map(ValuationEntity::toValuation);
    }

    /** The newest first; at most {@code limit} before {@code before} (null for the first page). */
    public List<Valuation> ofAsset(AssetId asset, Mode mode, UUID before, int limit) {
        String query = "asset = ?1 and mode = ?2" + (before == null ? "" : " and id < ?3") + " order by id desc";
        Object[] parameters = before == null
                ? new Object[] {asset.value(), mode.wire()}
                : new Object[] {asset.value(), mode.wire(), before};
        return rows.find(query, parameters).page(Page.ofSize(limit)).stream()
                .map(ValuationEntity::toValuation)
                .toList();
    }
}
