package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The stored papers of deals and who has read them. Who adds a paper holds the deal's lock. */
@ApplicationScoped
public class DealPapers implements PanacheRepositoryBase<DealPaperRow, DealPaperRow.Key> {
    private static final UUID LOWEST = new UUID(0, 0);

    /** In the order of their numbers; bounded by who adds them. */
    public List<DealPaperRow> of(UUID deal) {
        return find("deal = ?1 order by number", deal).list();
    }

    public void read(DealPaperAccessRow access) {
        getEntityManager().persist(access);
    }

    /** Of some papers, oldest first, after {@code after} (null for the first). */
    public List<DealPaperAccessRow> accesses(UUID deal, Collection<Integer> numbers, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "from DealPaperAccessRow a where a.deal = ?1 and a.paper in ?2 and a.id > ?3 order by a.id",
                        DealPaperAccessRow.class)
                .setParameter(1, deal)
                .setParameter(2, numbers)
                .setParameter(3, after == null ? LOWEST : after)
                .setMaxResults(limit)
                .getResultList();
    }
}
