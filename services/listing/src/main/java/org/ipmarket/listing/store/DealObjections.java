package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was said against deals. Who writes here holds the deal's lock. */
@ApplicationScoped
public class DealObjections implements PanacheRepositoryBase<DealObjectionRow, DealObjectionRow.Key> {
    /** Numbered after {@code after} (0 for the first). */
    public List<DealObjectionRow> of(UUID deal, int after, int limit) {
        return find("deal = ?1 and number > ?2 order by number", deal, after)
                .page(0, limit)
                .list();
    }

    /** Those of one login. */
    public List<DealObjectionRow> of(UUID deal, String subject, int after, int limit) {
        return find("deal = ?1 and subject = ?2 and number > ?3 order by number", deal, subject, after)
                .page(0, limit)
                .list();
    }

    public int count(UUID deal) {
        return (int) count("deal", deal);
    }

    /** Those that wait for an answer. */
    public int open(UUID deal) {
        return (int) count("deal = ?1 and verdict is null", deal);
    }

    public boolean hasOpen(UUID deal, String subject) {
        return count("deal = ?1 and subject = ?2 and verdict is null", deal, subject) > 0;
    }
}
