package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored proposals. Who decides on one holds its asset's lock. */
@ApplicationScoped
public class Proposals implements PanacheRepositoryBase<ProposalRow, UUID> {
    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    public List<ProposalRow> page(UUID asset, boolean titles, UUID before, int limit) {
        String which = titles ? "title is not null" : "legalEvent is not null";
        return before == null
                ? find("asset = ?1 and " + which + " order by id desc", asset)
                        .page(0, limit)
                        .list()
                : find("asset = ?1 and " + which + " and id < ?2 order by id desc", asset, before)
                        .page(0, limit)
                        .list();
    }

    public Optional<ProposalRow> find(UUID asset, UUID id) {
        return findByIdOptional(id).filter(row -> row.asset.equals(asset));
    }

    public long open(UUID asset) {
        return count("asset = ?1 and state = ?2", asset, ProposalRow.State.PROPOSED);
    }
}
