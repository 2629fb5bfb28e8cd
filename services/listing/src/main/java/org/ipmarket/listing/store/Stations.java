package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.listing.network.Tier;
import org.ipmarket.messages.Mode;

/** The stored stations. Who changes the tree holds the lock of its root, so that two moves cannot make a ring. */
@ApplicationScoped
public class Stations implements PanacheRepositoryBase<StationRow, String> {
    public Optional<StationRow> find(Mode mode, String code) {
        return findByIdOptional(StationRow.idOf(mode, code));
    }

    public Optional<StationRow> lock(Mode mode, String code) {
        return findByIdOptional(StationRow.idOf(mode, code), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the whole tree against other changes of it; false where there is no main station yet. */
    public boolean lockTree(Mode mode) {
        return find("mode = ?1 and tier = ?2", mode, Tier.MAIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .isPresent();
    }

    /** Ordered by code; at most {@code limit} after {@code after}, of one parent where it is given. */
    public List<StationRow> list(Mode mode, String parent, String after, int limit) {
        String id = after == null ? "" : StationRow.idOf(mode, after);
        return (parent == null
                        ? find("mode = ?1 and id > ?2 order by id", mode, id)
                        : find(
                                "mode = ?1 and id > ?2 and parent = ?3 order by id",
                                mode,
                                id,
                                StationRow.idOf(mode, parent)))
                .page(0, limit)
                .list();
    }

    public long count(Mode mode) {
        return count("mode", mode);
    }

    public boolean hasChildren(StationRow station) {
        return count("parent", station.id) > 0;
    }

    /** The longest way from this station down, in steps. */
    public int height(StationRow station) {
        Object deepest = getEntityManager()
                .createNativeQuery("select max(cardinality(path)) from station where path @> array[:station]::text[]")
                .setParameter("station", station.id)
                .getSingleResult();
        return ((Number) deepest).intValue() - station.path.length;
    }

    /** Gives the station and all under it their new way from the root. */
    public void move(StationRow station, String[] path) {
        getEntityManager().flush();
        getEntityManager()
                .createNativeQuery("update station set path = string_to_array(:above, ',') || path[:depth : ]"
                        + " where path @> array[:station]::text[]")
                .setParameter("above", String.join(",", List.of(path).subList(0, path.length - 1)))
                .setParameter("depth", station.path.length)
                .setParameter("station", station.id)
                .executeUpdate();
        getEntityManager().refresh(station);
    }

    public List<UUID> listed(StationRow station) {
        return getEntityManager()
                .createNativeQuery(
                        "select asset from station_listed where station = :station order by asset", UUID.class)
                .setParameter("station", station.id)
                .getResultList();
    }

    /** Replaces the assets that a station lets through by name. */
    public void list(StationRow station, Collection<UUID> assets) {
        getEntityManager()
                .createNativeQuery("delete from station_listed where station = :station")
                .setParameter("station", station.id)
                .executeUpdate();
        for (UUID asset : assets) {
            getEntityManager()
                    .createNativeQuery("insert into station_listed (station, asset) values (:station, :asset)")
                    .setParameter("station", station.id)
                    .setParameter("asset", asset)
                    .executeUpdate();
        }
    }
}
