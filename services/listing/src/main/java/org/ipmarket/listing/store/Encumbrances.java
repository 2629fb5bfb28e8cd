package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.legal.Encumbrance;

/** The stored encumbrances. Who writes here holds the asset's lock. */
@ApplicationScoped
public class Encumbrances implements PanacheRepositoryBase<EncumbranceRow, UUID> {
    /** By the day on which they began. */
    public List<EncumbranceRow> of(UUID asset) {
        return list("asset = ?1 order by fromDate, begunBy", asset);
    }

    /** Those that lie on the assets that day. */
    public List<EncumbranceRow> on(Collection<UUID> assets, LocalDate day) {
        return assets.isEmpty()
                ? List.of()
                : list("asset in ?1 and fromDate <= ?2 and (untilDate is null or untilDate > ?2)", assets, day);
    }

    /** Makes what is stored what follows from the events; one that stays keeps its id. */
    public void replace(UUID asset, List<Encumbrance> now) {
        Map<Integer, EncumbranceRow> stored = new HashMap<>();
        of(asset).forEach(row -> stored.put(row.begunBy, row));
        for (Encumbrance each : now) {
            EncumbranceRow row = stored.remove(each.begunBy());
            if (row == null) {
                persist(EncumbranceRow.begun(asset, each));
            } else {
                row.take(each);
            }
        }
        stored.values().forEach(this::delete);
    }
}
