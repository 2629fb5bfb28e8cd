package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** The stored participants. */
@ApplicationScoped
public class Participants implements PanacheRepositoryBase<ParticipantRow, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);

    public Optional<ParticipantRow> find(Mode mode, ParticipantId id) {
        return findByIdOptional(id.value()).filter(row -> row.mode == mode);
    }

    public Optional<ParticipantRow> lock(Mode mode, ParticipantId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode == mode);
    }

    /** Keeps anybody from changing it until the transaction ends, but not from reading it. */
    public Optional<ParticipantRow> lockShared(Mode mode, ParticipantId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_READ).filter(row -> row.mode == mode);
    }

    /** Locks several, in the order of their ids, so that two such calls cannot wait for each other. */
    public List<ParticipantRow> lockAll(Mode mode, Collection<UUID> ids) {
        return find("mode = ?1 and id in ?2 order by id", mode, ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** How many of these stand on the register. */
    public long countKnown(Mode mode, Collection<UUID> ids) {
        return count("mode = ?1 and id in ?2", mode, ids);
    }

    /** Ordered by id; at most {@code limit} after {@code after} (null for the first). */
    public List<ParticipantRow> list(Mode mode, UUID after, int limit) {
        return find("mode = ?1 and id > ?2 order by id", mode, after == null ? LOWEST : after)
                .page(0, limit)
                .list();
    }

    /**
     * Ordered by id; at most {@code limit} after {@code after} (null for the first).
     *
     * @param centre whose home it is or which has qualified them; null for all
     * @param words patterns that their names fit; see {@link SearchText#patterns}
     */
    @SuppressWarnings("unchecked")
    public List<ParticipantRow> list(Mode mode, CentreCode centre, List<String> words, UUID after, int limit) {
        StringBuilder sql = new StringBuilder("select * from participant where mode = :mode and id > :after");
        if (centre != null) {
            sql.append(" and (home_centre = :centre or jsonb_exists(qualified_at, :centre))");
        }
        for (int i = 0; i < words.size(); i++) {
            sql.append(" and name_text like :word").append(i);
        }
        Query query = getEntityManager()
                .createNativeQuery(sql.append(" order by id").toString(), ParticipantRow.class)
                .setParameter("mode", mode.wire())
                .setParameter("after", after == null ? LOWEST : after)
                .setMaxResults(limit);
        if (centre != null) {
            query.setParameter("centre", centre.value());
        }
        for (int i = 0; i < words.size(); i++) {
            query.setParameter("word" + i, words.get(i));
        }
        return query.getResultList();
    }
}
