package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.title.Basis;

/** The stored chains of title. */
@ApplicationScoped
public class TitleEntries implements PanacheRepositoryBase<TitleEntryRow, TitleEntryRow.Key> {
    static final int LONGEST_CHAIN = 1_000;

    /** From the first owner to the present one. */
    public List<TitleEntryRow> chain(UUID asset) {
        return find("asset = ?1 order by sequence", asset)
                .page(0, LONGEST_CHAIN)
                .list();
    }

    /** Appends a link; who calls holds the asset's lock. */
    public void append(TitleEntryRow entry) {
        entry.sequence = (int) count("asset", entry.asset) + 1;
        persist(entry);
    }

    /** Whether the chain goes beyond what the owners stated: a trade or a correction stands in it. */
    public boolean stands(UUID asset) {
        return count("asset = ?1 and basis <> ?2", asset, Basis.REGISTERED) > 0;
    }

    /** Those of the assets whose chain has grown since. */
    public Set<UUID> changedSince(Collection<UUID> assets, Instant since) {
        return find("asset in ?1 and enteredAt > ?2", assets, since).stream()
                .map(entry -> entry.asset)
                .collect(Collectors.toSet());
    }
}
