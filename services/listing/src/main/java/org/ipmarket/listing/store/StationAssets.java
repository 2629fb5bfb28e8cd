package org.ipmarket.listing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;

/** At which outlets assets are registered, and at which stations they show. */
@ApplicationScoped
public class StationAssets {
    /** The station and those under it of which something may come up to it. */
    private static final String OPEN = "with recursive down (id) as (select cast(:station as text)"
            + " union all select c.id from station c join down d on c.parent = d.id where c.shows <> 'NONE')"
            + " select id from down";

    /** A station on the way up stops an asset that it neither lists nor lets through by kind. */
    private static final String SHOWN = "select x.asset, x.station from asset_station x join asset a on a.id = x.asset"
            + " where x.mode = :mode and x.asset < :before and x.station = any(string_to_array(:open, ','))"
            + " and not exists (select 1 from station s"
            + " join station p on p.id = any(s.path) and cardinality(p.path) > :depth"
            + " where s.id = x.station and p.shows = 'LISTED' and not p.kinds @> to_jsonb(a.kind)"
            + " and not exists (select 1 from station_listed l where l.station = p.id and l.asset = a.id))"
            + " order by x.asset desc";

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final EntityManager entityManager;

    StationAssets(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** @param station code of the outlet at which it is registered */
    public record Shown(UUID asset, String station) {}

    /** The id of the station at which an asset is registered. */
    public Optional<String> of(UUID asset) {
        return entityManager
                .createNativeQuery("select station from asset_station where asset = :asset", String.class)
                .setParameter("asset", asset)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    public boolean isUsed(StationRow station) {
        return (Boolean) entityManager
                .createNativeQuery("select exists (select 1 from asset_station where station = :station)")
                .setParameter("station", station.id)
                .getSingleResult();
    }

    public void put(AssetRow asset, StationRow station, String by, Instant now) {
        entityManager
                .createNativeQuery("insert into asset_station (asset, mode, station, registered_by, registered_at)"
                        + " values (:asset, :mode, :station, :by, :now)")
                .setParameter("asset", asset.id)
                .setParameter("mode", asset.mode.wire())
                .setParameter("station", station.id)
                .setParameter("by", by)
                .setParameter("now", now)
                .executeUpdate();
    }

    public void remove(AssetRow asset) {
        entityManager
                .createNativeQuery("delete from asset_station where asset = :asset")
                .setParameter("asset", asset.id)
                .executeUpdate();
    }

    /** What shows at a station, newest first; at most {@code limit} older than {@code before} (null for the newest). */
    @SuppressWarnings("unchecked")
    public List<Shown> shownAt(Mode mode, StationRow station, UUID before, int limit) {
        List<String> open = entityManager
                .createNativeQuery(OPEN, String.class)
                .setParameter("station", station.id)
                .getResultList();
        List<Tuple> rows = entityManager
                .createNativeQuery(SHOWN, Tuple.class)
                .setParameter("mode", mode.wire())
                .setParameter("before", before == null ? HIGHEST : before)
                .setParameter("open", String.join(",", open))
                .setParameter("depth", station.path.length)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Shown(row.get(0, UUID.class), StationRow.codeOf(row.get(1, String.class))))
                .toList();
    }
}
