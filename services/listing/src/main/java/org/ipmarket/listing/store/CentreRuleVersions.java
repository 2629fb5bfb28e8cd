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
        return findByIdOptional(new CentreRuleRow.Key(CentreRow.idOf(mode, centre), version));
    }

    /** The one that holds, or the one that waits for its decision: of each there is at most one. */
    public Optional<CentreRuleRow> only(Mode mode, CentreCode centre, RuleVersionState state) {
        return find("centre = ?1 and state = ?2", CentreRow.idOf(mode, centre), state)
                .firstResultOptional();
    }

    /** The number of the last version, or 0. */
    public long last(Mode mode, CentreCode centre) {
        return find("centre = ?1 order by version desc", CentreRow.idOf(mode, centre))
                .firstResultOptional()
                .map(row -> row.version)
                .orElse(0L);
    }

    /** Newest first; at most {@code limit} older than {@code before}, those never in force only where {@code all}. */
    public List<CentreRuleRow> list(Mode mode, CentreCode centre, long before, int limit, boolean all) {
        List<RuleVersionState> states = all
                ? List.of(RuleVersionState.values())
                : List.of(RuleVersionState.IN_FORCE, RuleVersionState.REPLACED);
        return find(
                        "centre = ?1 and version < ?2 and state in ?3 order by version desc",
                        CentreRow.idOf(mode, centre),
                        before,
                        states)
                .page(0, limit)
                .list();
    }
}
