package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.asset.AssetKeys;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.ParticipantId;

/** The stored assets. */
@ApplicationScoped
public class Assets implements PanacheRepositoryBase<AssetRow, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);

    public Optional<AssetRow> find(Mode mode, AssetId id) {
        return findByIdOptional(id.value()).filter(row -> row.mode == mode);
    }

    public Optional<AssetRow> lock(Mode mode, AssetId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode == mode);
    }

    /** Locks several in the order of their ids, so that two such calls cannot wait for each other. */
    public List<AssetRow> lockAll(Collection<UUID> ids) {
        return inOrder(ids, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #lockAll}, against changes only. */
    public List<AssetRow> lockAllShared(Collection<UUID> ids) {
        return inOrder(ids, LockModeType.PESSIMISTIC_READ);
    }

    private List<AssetRow> inOrder(Collection<UUID> ids, LockModeType lock) {
        return find("id in ?1 order by id", ids).withLock(lock).list();
    }

    /** The right that any of the keys leads to, whichever number it was entered by; empty where there is none. */
    public List<AssetRow> findByKeys(Mode mode, AssetKeys keys) {
        return list(
                "mode = ?1 and (rightKey in ?2 or applicationKey in ?2 or publicationKey in ?2) order by id",
                mode,
                keys.all());
    }

    /** Ordered by id; at most {@code limit} after {@code after} (null for the first). */
    public List<AssetRow> list(Mode mode, UUID after, int limit) {
        return find("mode = ?1 and id > ?2 order by id", mode, after == null ? LOWEST : after)
                .page(0, limit)
                .list();
    }

    /**
     * Ids of assets of which the day says something else than they do: their term is over, what lay on them has ended, an event of a later day than its
     * entry has taken effect. Ordered; at most {@code limit} after {@code after} (null for the first).
     */
    @SuppressWarnings("unchecked")
    public List<UUID> due(LocalDate today, UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from (select id from asset where expires <= :today"
                                + " and status in ('IN_FORCE', 'SEIZED', 'SUSPENDED')"
                                + " union select a.id from encumbrance e join asset a on a.id = e.asset"
                                + " where e.until_date between cast(:today as date) - 7 and :today"
                                + " union select asset from legal_event"
                                + " where effective_on between cast(:today as date) - 7 and :today"
                                + " and effective_on > cast(entered_at at time zone 'Asia/Shanghai' as date)) due"
                                + " where id > :after order by id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("after", after == null ? LOWEST : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What is looked for; null and empty where it does not matter. */
    public record Search(List<String> patterns, AssetType type, ParticipantId owner) {}

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @SuppressWarnings("unchecked")
    public List<AssetRow> search(Mode mode, Search search, UUID before, int limit) {
        StringBuilder sql = new StringBuilder("select * from asset where mode = :mode");
        for (int i = 0; i < search.patterns().size(); i++) {
            sql.append(" and search_text like :pattern").append(i);
        }
        if (search.type() != null) {
            sql.append(" and type = :type");
        }
        if (search.owner() != null) {
            sql.append(" and owners @> jsonb_build_array(jsonb_build_object('participant', cast(:owner as text)))");
        }
        if (before != null) {
            sql.append(" and id < :before");
        }
        Query query = getEntityManager()
                .createNativeQuery(sql.append(" order by id desc").toString(), AssetRow.class)
                .setParameter("mode", mode.wire())
                .setMaxResults(limit);
        for (int i = 0; i < search.patterns().size(); i++) {
            query.setParameter("pattern" + i, search.patterns().get(i));
        }
        if (search.type() != null) {
            query.setParameter("type", search.type().name());
        }
        if (search.owner() != null) {
            query.setParameter("owner", search.owner().toString());
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.getResultList();
    }
}
