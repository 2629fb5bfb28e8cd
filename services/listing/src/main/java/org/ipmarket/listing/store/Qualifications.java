package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The stored qualifications. */
@ApplicationScoped
public class Qualifications implements PanacheRepositoryBase<QualificationRow, UUID> {
    private static final int MOST = 200;

    /** Oldest first, at most {@value #MOST}. */
    public List<QualificationRow> of(UUID participant) {
        return find("participant = ?1 order by id", participant).page(0, MOST).list();
    }
}
