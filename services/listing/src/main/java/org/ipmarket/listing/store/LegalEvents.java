package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The stored legal events. Who writes here holds the asset's lock. */
@ApplicationScoped
public class LegalEvents implements PanacheRepositoryBase<LegalEventRow, LegalEventRow.Key> {
    /** So many an asset can have. */
    public static final int MOST = 5_000;

    /** In the order of their entry. */
    public List<LegalEventRow> of(UUID asset) {
        return find("asset = ?1 order by sequence", asset).page(0, MOST).list();
    }

    /** Those of several assets that have any. */
    public Set<UUID> ofAny(Collection<UUID> assets) {
        return Set.copyOf(getEntityManager()
                .createQuery("select distinct e.asset from LegalEventRow e where e.asset in :assets", UUID.class)
                .setParameter("assets", assets)
                .getResultList());
    }

    /** Newest entry first; at most {@code limit} entered before the one of that sequence (null for the newest). */
    public List<LegalEventRow> page(UUID asset, Integer before, int limit) {
        return find(
                        "asset = ?1 and sequence < ?2 order by sequence desc",
                        asset,
                        before == null ? Integer.MAX_VALUE : before)
                .page(0, limit)
                .list();
    }
}
