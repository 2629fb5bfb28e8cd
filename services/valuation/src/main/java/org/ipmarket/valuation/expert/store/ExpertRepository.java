package org.ipmarket.valuation.expert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The experts of all panels. */
@ApplicationScoped
public class ExpertRepository implements PanacheRepositoryBase<ExpertRow, UUID> {
    public Optional<ExpertRow> of(UUID id, Mode mode) {
        return find("id = ?1 and mode = ?2", id, mode.wire()).firstResultOptional();
    }

    public boolean has(Mode mode, CentreCode centre, String username) {
        return count("mode = ?1 and centre = ?2 and username = ?3", mode.wire(), centre.value(), username) > 0;
    }

    /** The newest first, before the one given (null for the first page); of one centre where one is given. */
    public List<ExpertRow> page(Mode mode, CentreCode centre, UUID before, int limit) {
        Where where = new Where("mode = ", mode.wire());
        where.and("centre = ", centre == null ? null : centre.value());
        where.and("id < ", before);
        return find(where.text() + " order by id desc", where.values())
                .page(Page.ofSize(limit))
                .list();
    }
}
