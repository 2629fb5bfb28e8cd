package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.messages.event.EventJson;

/** The stored bibliographies. */
@ApplicationScoped
public class Bibliographies implements PanacheRepositoryBase<BibliographyRow, UUID> {
    /** {@link Bibliography#NONE} where there is none. */
    public Bibliography find(UUID asset) {
        return findByIdOptional(asset).map(row -> row.document).orElse(Bibliography.NONE);
    }

    /** Those of several assets, by asset; where there is none, none. */
    public Map<UUID, Bibliography> find(Collection<UUID> assets) {
        return assets.isEmpty()
                ? Map.of()
                : list("asset in ?1", assets).stream().collect(Collectors.toMap(row -> row.asset, row -> row.document));
    }

    /**
     * Stores it in place of what there was; null leaves that.
     *
     * @return whether something has changed
     */
    public boolean put(UUID asset, Bibliography document) {
        if (document == null) {
            return false;
        }
        String hash = EventJson.hash(document);
        BibliographyRow row = findById(asset);
        if (row == null) {
            row = new BibliographyRow();
            row.asset = asset;
            row.document = document;
            row.hash = hash;
            persist(row);
            return true;
        }
        if (row.hash.equals(hash)) {
            return false;
        }
        row.document = document;
        row.hash = hash;
        return true;
    }
}
