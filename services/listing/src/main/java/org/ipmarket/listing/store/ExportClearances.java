package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who may bid from outside the mainland. Who writes here holds the offer's lock. */
@ApplicationScoped
public class ExportClearances implements PanacheRepositoryBase<ExportClearanceRow, ExportClearanceRow.Key> {
    /** In order of the buyers' ids; at most {@code limit} after {@code after} (null for the first). */
    public List<ExportClearanceRow> of(UUID offer, UUID after, int limit) {
        return after == null
                ? find("offer = ?1 order by buyer", offer).page(0, limit).list()
                : find("offer = ?1 and buyer > ?2 order by buyer", offer, after)
                        .page(0, limit)
                        .list();
    }
}
