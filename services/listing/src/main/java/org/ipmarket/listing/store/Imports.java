package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.imports.Counts;
import org.ipmarket.listing.imports.ImportState;
import org.ipmarket.messages.Mode;

/** The stored imports. Leases are told by the database's clock alone. */
@ApplicationScoped
public class Imports implements PanacheRepositoryBase<ImportRow, UUID> {
    public Optional<ImportRow> find(Mode mode, UUID id) {
        return findByIdOptional(id).filter(row -> row.mode == mode);
    }

    public Optional<ImportRow> lock(Mode mode, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(row -> row.mode == mode);
    }

    /** What is looked for; null where it does not matter. */
    public record Search(UUID owner, String centre, ImportState state) {}

    /** Newest first; at most {@code limit} older than {@code before} (null for the newest). */
    public List<ImportRow> search(Mode mode, Search search, UUID before, int limit) {
        StringBuilder where = new StringBuilder("mode = :mode");
        Parameters parameters = Parameters.with("mode", mode);
        and(where, parameters, "owner = :owner", "owner", search.owner());
        and(where, parameters, "registeredCentre = :centre", "centre", search.centre());
        and(where, parameters, "state = :state", "state", search.state());
        and(where, parameters, "id < :before", "before", before);
        return find(where.append(" order by id desc").toString(), parameters)
                .page(0, limit)
                .list();
    }

    private static void and(StringBuilder where, Parameters parameters, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.and(name, value);
        }
    }

    /** How many of an owner's have not come to an end. */
    public long unfinished(Mode mode, UUID owner) {
        return count(
                "mode = ?1 and owner = ?2 and state in ?3",
                mode,
                owner,
                List.of(ImportState.RECEIVING, ImportState.RECEIVED, ImportState.RUNNING));
    }

    /** Takes the oldest import that waits or whose worker has given no sign; nobody else takes the same. */
    public Optional<UUID> claim(UUID worker, Duration lease) {
        return id(getEntityManager()
                .createNativeQuery("""
                        update asset_import set state = 'RUNNING', worker = :worker, attempts = attempts + 1,
                            started_at = coalesce(started_at, clock_timestamp()),
                            lease_until = clock_timestamp() + cast(:lease as interval)
                        where id = (select id from asset_import
                                    where state = 'RECEIVED'
                                       or state = 'RUNNING' and lease_until < clock_timestamp()
                                    order by received_at limit 1 for update skip locked)
                        returning id""", UUID.class)
                .setParameter("worker", worker)
                .setParameter("lease", lease.toString())
                .getResultList());
    }

    /** Whether the worker still has it and it stands at that position; then it cannot be taken until the transaction ends. */
    public boolean hold(UUID id, UUID worker, int position) {
        return !getEntityManager()
                .createNativeQuery(
                        "select id from asset_import where id = :id and worker = :worker and state = 'RUNNING'"
                                + " and position = :position for update",
                        UUID.class)
                .setParameter("id", id)
                .setParameter("worker", worker)
                .setParameter("position", position)
                .getResultList()
                .isEmpty();
    }

    public boolean isCancelled(UUID id) {
        return count("id = ?1 and cancelled", id) > 0;
    }

    /** Writes how far it has come, and that its worker lives. */
    public void progress(UUID id, int position, long bytesRead, Counts counts, Duration lease) {
        getEntityManager()
                .createNativeQuery("""
                        update asset_import set position = :position, bytes_read = :bytes, created = :created,
                            updated = :updated, same = :same, refused = :refused,
                            lease_until = clock_timestamp() + cast(:lease as interval)
                        where id = :id""")
                .setParameter("id", id)
                .setParameter("position", position)
                .setParameter("bytes", bytesRead)
                .setParameter("created", counts.created())
                .setParameter("updated", counts.updated())
                .setParameter("same", counts.same())
                .setParameter("refused", counts.refused())
                .setParameter("lease", lease.toString())
                .executeUpdate();
    }

    /** Ends it, if the worker still has it. */
    public boolean end(UUID id, UUID worker, ImportState state, Counts counts, String problem) {
        return getEntityManager()
                        .createNativeQuery("""
                                update asset_import set state = :state, created = :created, updated = :updated,
                                    same = :same, refused = :refused, problem = :problem,
                                    bytes_read = case when :state = 'DONE' then bytes else bytes_read end,
                                    ended_at = clock_timestamp()
                                where id = :id and worker = :worker and state = 'RUNNING'""")
                        .setParameter("id", id)
                        .setParameter("worker", worker)
                        .setParameter("state", state.name())
                        .setParameter("created", counts.created())
                        .setParameter("updated", counts.updated())
                        .setParameter("same", counts.same())
                        .setParameter("refused", counts.refused())
                        .setParameter("problem", problem)
                        .executeUpdate()
                > 0;
    }

    /** Lets go of it: it is taken up again after the pause. */
    public void release(UUID id, UUID worker, Duration pause) {
        getEntityManager()
                .createNativeQuery("update asset_import set lease_until = clock_timestamp() + cast(:pause as interval)"
                        + " where id = :id and worker = :worker and state = 'RUNNING'")
                .setParameter("id", id)
                .setParameter("worker", worker)
                .setParameter("pause", pause.toString())
                .executeUpdate();
    }

    /** One file that stopped coming in, now FAILED. */
    public Optional<UUID> abandonOne(String problem) {
        return id(getEntityManager()
                .createNativeQuery("""
                        update asset_import set state = 'FAILED', problem = :problem, ended_at = clock_timestamp()
                        where id = (select id from asset_import where state = 'RECEIVING' and lease_until < clock_timestamp()
                                    order by received_at limit 1 for update skip locked)
                        returning id""", UUID.class)
                .setParameter("problem", problem)
                .getResultList());
    }

    private static Optional<UUID> id(List<?> found) {
        return found.stream().map(UUID.class::cast).findFirst();
    }
}
