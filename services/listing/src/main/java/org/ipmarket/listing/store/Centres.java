package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.ipmarket.listing.centre.Showing;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The stored centres. */
@ApplicationScoped
public class Centres implements PanacheRepositoryBase<CentreRow, String> {
    public Optional<CentreRow> find(Mode mode, CentreCode code) {
        return findByIdOptional(CentreRow.idOf(mode, code));
    }

    public Optional<CentreRow> lock(Mode mode, CentreCode code) {
        return findByIdOptional(CentreRow.idOf(mode, code), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whose offers a centre shows; empty where there is no such centre. */
    public Optional<Showing> showing(Mode mode, CentreCode code) {
        return find(mode, code).map(row -> row.shows);
    }

    /** Ordered by id; at most {@code limit} after the id {@code after} (null for the first). */
    public List<CentreRow> list(Mode mode, String after, int limit) {
        return find("mode = ?1 and id > ?2 order by id", mode, after == null ? "" : after)
                .page(0, limit)
                .list();
    }
}
