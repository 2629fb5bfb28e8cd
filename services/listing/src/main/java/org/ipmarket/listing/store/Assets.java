package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.listing.asset.AssetKeys;
import org.ipmarket.listing.search.SearchQuery;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.LegalStatus;
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

    /** Those of these that there are in the mode, by id, read at once. */
    public Map<UUID, AssetRow> findAll(Mode mode, Collection<AssetId> ids) {
        return find(
                        "mode = ?1 and id in ?2",
                        mode,
                        ids.stream().map(AssetId::value).toList())
                .stream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
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

    /** The rights that any of the keys leads to. */
    @SuppressWarnings("unchecked")
    public List<UUID> idsByKeys(Mode mode, Collection<String> keys) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from asset where mode = :mode and right_key = any(:keys)
                        union select id from asset where mode = :mode and application_key = any(:keys)
                        union select id from asset where mode = :mode and publication_key = any(:keys)""", UUID.class)
                .setParameter("mode", mode.wire())
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList();
    }

    /** The rights that any of the keys leads to, locked in the order of their ids. */
    @SuppressWarnings("unchecked")
    public List<AssetRow> lockByKeys(Mode mode, Collection<String> keys) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from asset where id in (
                            select id from asset where mode = :mode and right_key = any(:keys)
                            union select id from asset where mode = :mode and application_key = any(:keys)
                            union select id from asset where mode = :mode and publication_key = any(:keys))
                        order by id for update""", AssetRow.class)
                .setParameter("mode", mode.wire())
                .setParameter("keys", keys.toArray(String[]::new))
                .getResultList();
    }

    /** Ordered by id; at most {@code limit} after {@code after} (null for the first). */
    public List<AssetRow> list(Mode mode, UUID after, int limit) {
        return find("mode = ?1 and id > ?2 order by id", mode, after == null ? LOWEST : after)
                .page(0, limit)
                .list();
    }

    /**
     * Ids of assets of which the day says something else than they do: their term is over, what lay on them has ended, an event that was known before has
     * taken effect, or what is derived from its events has grown ({@code legal_backlog}). Ordered; at most {@code limit} after {@code after} (null for the first).
     */
    @SuppressWarnings("unchecked")
    public List<UUID> due(LocalDate today, UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery(
                        "select id from (select id from asset where expires <= :today"
                                + " and status in ('IN_FORCE', 'SEIZED', 'SUSPENDED')"
                                + " union select e.asset from encumbrance e join asset a on a.id = e.asset"
                                + " where e.until_date <= :today and jsonb_exists(a.encumbrances, e.kind)"
                                + " and not exists (select 1 from encumbrance f where f.asset = e.asset and f.kind = e.kind"
                                + " and f.from_date <= :today and coalesce(f.until_date, 'infinity') > :today)"
                                + " union select g.asset from grant_entry g join asset a on a.id = g.asset"
                                + " where cast(g.extent ->> 'until' as date) <= :today"
                                + " and jsonb_exists(a.encumbrances, 'LICENCE')"
                                + " union select asset from legal_event where early"
                                + " and effective_on between cast(:today as date) - 30 and :today"
                                + " union select asset from legal_backlog) due"
                                + " where id > :after order by id",
                        UUID.class)
                .setParameter("today", today)
                .setParameter("after", after == null ? LOWEST : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What follows from its events is up to date. */
    public void derived(UUID id) {
        getEntityManager()
                .createNativeQuery("delete from legal_backlog where asset = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * What is looked for; null where it does not matter.
     *
     * @param ipc condition on the symbols, see {@link SearchQuery#ipc}
     */
    public record Search(
            SearchQuery words, AssetType type, ParticipantId owner, String office, LegalStatus status, String ipc) {
        private String condition() {
            return words == null
                    ? ipc
                    : ipc == null ? words.all() : words.and(ipc).all();
        }
    }

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @SuppressWarnings("unchecked")
    public List<AssetRow> search(Mode mode, Search search, UUID before, int limit) {
        if (search.words() != null && search.words().isNothing()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder sql = new StringBuilder("select a.* from asset a where a.mode = '" + mode.wire() + "'");
        and(" and a.type = :type", "type", search.type(), sql, parameters);
        and(" and a.office = :office", "office", search.office(), sql, parameters);
        and(" and a.status = :status", "status", search.status(), sql, parameters);
        and(
                " and a.owners @> jsonb_build_array(jsonb_build_object('participant', cast(:owner as text)))",
                "owner",
                search.owner(),
                sql,
                parameters);
        if (search.condition() != null) {
            sql.append(" and a.id in (select s.asset from asset_search s where s.mode = '" + mode.wire()
                    + "' and s.vector @@ cast(:words as tsquery))");
            parameters.put("words", search.condition());
        }
        if (before != null) {
            sql.append(" and a.id < :before");
            parameters.put("before", before);
        }
        Query query = getEntityManager()
                .createNativeQuery(sql.append(" order by a.id desc").toString(), AssetRow.class)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static void and(
            String condition, String name, Object value, StringBuilder sql, Map<String, Object> parameters) {
        if (value != null) {
            sql.append(condition);
            parameters.put(name, value.toString());
        }
    }
}
