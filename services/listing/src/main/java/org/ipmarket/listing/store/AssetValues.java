package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored indicative values. */
@ApplicationScoped
public class AssetValues implements PanacheRepositoryBase<AssetValueRow, UUID> {
    public List<AssetValueRow> of(Collection<UUID> assets) {
        return assets.isEmpty() ? List.of() : list("asset in ?1", assets);
    }

    public Optional<AssetValueRow> lock(UUID asset) {
        return findByIdOptional(asset, LockModeType.PESSIMISTIC_WRITE);
    }
}
