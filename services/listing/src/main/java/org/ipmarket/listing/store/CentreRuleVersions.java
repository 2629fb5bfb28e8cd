package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.ipmarket.listing.centre.RuleVersionState;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;

/** The stored versions of the centres' rules. Who writes here holds the centre's lock. */
@ApplicationScoped
public class CentreRuleVersions implements PanacheRepositoryBase<CentreRuleRow, CentreRuleRow.Key> {
    public Optional<CentreRuleRow> find(Mode mode, CentreCode centre, long version) {
        return findByIdOptional(new CentreRuleRow.Key(mode, centre.value(), version));
    }

    /** The one that holds, or the one that waits for its decision: of each there is at most one. */
    public Optional<CentreRuleRow> only(Mode mode, CentreCode centre, RuleVersionState state) {
        return find("mode = ?1 and centre = ?2 and state = ?3", mode, centre.value(), state)
                .firstResultOptional();
    }

    /** The number of the last version, or 0. */
    public long last(Mode mode, CentreCode centre) {
        return find("mode = ?1 and centre = ?2 order by version desc", mode, centre.value())
                .firstResultOptional()
                .map(row -> row.version)
                .orElse(0L);
    }

    /** Newest first; at most {@code limit} older than {@code before}. */
    public List<CentreRuleRow> list(Mode mode, CentreCode centre, long before, int limit) {
        return find("mode = ?1 and centre = ?2 and version < ?3 order by version desc", mode, centre.value(), before)
                .page(0, limit)
                .list();
    }
}
