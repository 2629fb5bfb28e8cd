package org.ipmarket.valuation.expert.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.valuation.expert.SignatureState;

/** Signatures under opinions. */
@ApplicationScoped
public class SignatureRepository implements PanacheRepositoryBase<SignatureRow, UUID> {
    public Optional<SignatureRow> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All of an opinion, those that count for nothing too. */
    public List<SignatureRow> of(UUID opinion) {
        return list("opinion = ?1 order by id", opinion);
    }

    /** Those of an edition that count or may yet count, the first one's first. */
    public List<SignatureRow> standing(UUID opinion, int edition) {
        return list(
                "opinion = ?1 and edition = ?2 and state <> ?3 order by ordinal",
                opinion,
                edition,
                SignatureState.REFUSED);
    }

    /** Those of several opinions that count, of all their editions. */
    public List<SignatureRow> signed(Collection<UUID> opinions) {
        return list("opinion in ?1 and state = ?2 order by id", opinions, SignatureState.SIGNED);
    }

    /** Those that a provider was asked for, by id, after the one given (null for the first). */
    public List<UUID> asked(UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select s.id from SignatureRow s where s.state = ?1 and s.id > ?2 order by s.id", UUID.class)
                .setParameter(1, SignatureState.ASKED)
                .setParameter(2, after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }
}
