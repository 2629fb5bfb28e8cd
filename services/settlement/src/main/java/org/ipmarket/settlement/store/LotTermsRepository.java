package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.LotId;

/** Announced lots. A lot's row is locked first, before its trades and deposits. */
@ApplicationScoped
public class LotTermsRepository implements PanacheRepositoryBase<LotTerms, UUID> {
    /** How many relistings of one thing are followed back. */
    private static final int LONGEST_CHAIN = 50;

    /** For those who need the lot not to end while they act; many at once. */
    public Optional<LotTerms> share(LotId lot) {
        return findByIdOptional(lot.value(), LockModeType.PESSIMISTIC_READ);
    }

    /** As {@link #share} of several, in the order of their ids. */
    public void shareAll(Collection<UUID> lots) {
        if (!lots.isEmpty()) {
            find("lot in ?1 order by lot", lots)
                    .withLock(LockModeType.PESSIMISTIC_READ)
                    .list();
        }
    }

    /** For who ends it; alone. */
    public Optional<LotTerms> lock(LotId lot) {
        return findByIdOptional(lot.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The lot and those whose relisting it is, back to the first. */
    @SuppressWarnings("unchecked")
    public List<UUID> chain(LotId lot) {
        return getEntityManager()
                .createNativeQuery("""
                        with recursive chain as (
                            select lot, relists, 1 as depth from lot_terms where lot = :lot
                            union all
                            select l.lot, l.relists, c.depth + 1 from lot_terms l join chain c on l.lot = c.relists
                            where c.depth < :longest)
                        select lot from chain""", UUID.class)
                .setParameter("lot", lot.value())
                .setParameter("longest", LONGEST_CHAIN)
                .getResultList();
    }
}
