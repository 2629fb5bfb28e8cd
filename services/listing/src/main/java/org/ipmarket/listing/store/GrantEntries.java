package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The stored licences. */
@ApplicationScoped
public class GrantEntries implements PanacheRepositoryBase<GrantEntryRow, GrantEntryRow.Key> {
    static final int MOST_GRANTS = 1_000;

    /** Whether a licence under the asset lasts that day. */
    public boolean anyInForce(UUID asset, LocalDate day) {
        return of(List.of(asset)).stream()
                .map(grant -> grant.extent.until())
                .anyMatch(until -> until == null || until.isAfter(day));
    }

    /** In the order in which they were recorded. */
    public List<GrantEntryRow> of(Collection<UUID> assets) {
        return find("asset in ?1 order by recordedAt, trade", assets)
                .page(0, MOST_GRANTS)
                .list();
    }
}
