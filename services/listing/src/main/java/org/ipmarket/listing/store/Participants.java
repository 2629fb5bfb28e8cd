package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    /** As {@link #list}, those whose home the centre is or whom it has qualified. */
    @SuppressWarnings("unchecked")
    public List<ParticipantRow> listOf(Mode mode, CentreCode centre, UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from participant where mode = :mode and id > :after"
                                + " and (home_centre = :centre or jsonb_exists(qualified_at, :centre))"
                                + " order by id",
                        ParticipantRow.class)
                .setParameter("mode", mode.wire())
                .setParameter("after", after == null ? LOWEST : after)
                .setParameter("centre", centre.value())
                .setMaxResults(limit)
                .getResultList();
    }
}
