package org.ipmarket.notification.feed.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.chassis.inbox.EventHeader;
import org.ipmarket.notification.feed.rule.FedEvent;
import org.ipmarket.notification.feed.rule.Filter;
import org.ipmarket.notification.feed.rule.Named;
import org.ipmarket.notification.feed.rule.Telling;
import org.ipmarket.notification.feed.rule.Viewer;

/**
 * The feed's rows. The head is one row: who records an event takes the next position by changing it, and so holds it until the commit.
 * Whoever comes next waits for that commit, or for the end of a transaction that fails, and then takes the position that follows what was
 * committed. So positions have no gaps, and one that can be read has nothing before it that cannot.
 */
@ApplicationScoped
public class FeedTable {
    private static final String RECORD = "with head as (update feed_head set position = position + 1,"
            + " recorded_at = greatest(recorded_at, clock_timestamp()) returning position, recorded_at)"
            + " insert into feed_event (position, event_id, type, source, subject, aggregate, version, mode, occurred_at,"
            + " recorded_at, public_data, centre_data, centres, assets)"
            + " select head.position, ?, ?, ?, ?, ?, ?, ?, ?, head.recorded_at, ?, ?, ?,"
            + " array(select unnest(?::uuid[]) union select unnest(assets) from feed_lot where lot = ?)"
            + " from head returning position";

    /** One statement, so head, purge and events are of one moment. */
    private static final String PAGE =
            "select head.position, purged.position, e.* from feed_head head cross join feed_purge purged"
                    + " left join lateral (select position, event_id, type, source, subject, aggregate, version, mode,"
                    + " public_data is not null, occurred_at,"
                    + " case when ?::text = any(centres) then coalesce(centre_data, public_data) else public_data end"
                    + " from feed_event where position > greatest(?, purged.position)"
                    + " and position <= greatest(?, purged.position) + ? and mode = ?"
                    + " and (public_data is not null or ?::text = any(centres))"
                    + " and (?::text[] is null or type = any(?::text[])) and (?::text[] is null or centres && ?::text[])"
                    + " and (?::uuid[] is null or assets && ?::uuid[])"
                    + " order by position limit ?) e on true";

    private static final String PURGE = "with purged as (select position from feed_purge for update),"
            + " oldest as (select position, recorded_at from feed_event"
            + " where position > (select position from purged) order by position limit ?),"
            + " old as (select max(position) as upto from oldest where recorded_at < clock_timestamp() - ?::interval),"
            + " gone as (delete from feed_event where position <= (select upto from old)"
            + " and position > (select position from purged) returning 1)"
            + " update feed_purge set position = old.upto from old where old.upto is not null"
            + " returning (select count(*) from gone)";

    private final AgroalDataSource dataSource;

    FeedTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A part of the feed, at a moment.
     *
     * @param head the last position recorded
     * @param purged the last position that is kept no longer; 0 where none is
     * @param from where it was read from: as asked, or after what was purged
     * @param through the last position looked at, shown or not
     */
    public record Part(long head, long purged, long from, long through, List<FedEvent> events) {
        /** Whether there is nothing behind it yet. */
        public boolean atHead() {
            return through >= head;
        }
    }

    /** Records an event in the present transaction, at the position that is returned. */
    public long record(EventHeader header, String aggregate, Telling telling, Named named) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setObject(1, header.id());
            insert.setString(2, header.type());
            insert.setString(3, header.source());
            insert.setString(4, header.subject());
            insert.setString(5, aggregate);
            insert.setObject(6, header.version());
            insert.setString(7, header.mode().wire());
            insert.setObject(8, OffsetDateTime.ofInstant(header.time(), ZoneOffset.UTC));
            insert.setString(9, telling.publicData());
            insert.setString(10, telling.centreData());
            insert.setArray(
                    11, connection.createArrayOf("text", telling.centres().toArray()));
            insert.setArray(12, connection.createArrayOf("uuid", named.assets().toArray()));
            insert.setObject(13, named.lot());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be recorded", e);
        }
    }

    /** Keeps which assets a lot sells, for events that name the lot alone. */
    public void keepLot(UUID lot, Set<UUID> assets) {
        String sql = "insert into feed_lot (lot, assets) values (?, ?)"
                + " on conflict (lot) do update set assets = excluded.assets";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot);
            insert.setArray(2, connection.createArrayOf("uuid", assets.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the lot could not be kept", e);
        }
    }

    /**
     * What stands after a position.
     *
     * @param after 0 for the oldest
     * @param window positions looked at, at most
     * @param limit events shown, at most
     */
    public Part after(long after, Viewer viewer, Filter filter, int window, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            String centre = viewer.centre() == null ? null : viewer.centre().value();
            select.setString(1, centre);
            select.setLong(2, after);
            select.setLong(3, after);
            select.setInt(4, window);
            select.setString(5, viewer.mode().wire());
            select.setString(6, centre);
            setWanted(select, 7, "text", filter.types());
            setWanted(select, 9, "text", filter.centres());
            setWanted(select, 11, "uuid", filter.assets());
            select.setInt(13, limit);
            try (ResultSet rows = select.executeQuery()) {
                return part(rows, after, window, limit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the feed cannot be read", e);
        }
    }

    /** The last position that can be read. */
    public long head() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select position from feed_head");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the feed's head cannot be read", e);
        }
    }

    /** Deletes, in the present transaction, the oldest events among those recorded longer ago than that. @return how many; empty where none is old enough */
    public OptionalLong purge(Duration olderThan, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(PURGE)) {
            delete.setInt(1, rows);
            delete.setString(2, olderThan.toString());
            try (ResultSet row = delete.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the feed cannot be purged", e);
        }
    }

    private static void setWanted(PreparedStatement select, int place, String type, Set<?> wanted) throws SQLException {
        var array = wanted.isEmpty() ? null : select.getConnection().createArrayOf(type, wanted.toArray());
        select.setArray(place, array);
        select.setArray(place + 1, array);
    }

    private static Part part(ResultSet rows, long after, int window, int limit) throws SQLException {
        long head = 0;
        long purged = 0;
        List<FedEvent> events = new ArrayList<>();
        while (rows.next()) {
            head = rows.getLong(1);
            purged = rows.getLong(2);
            if (rows.getObject(3) != null) {
                events.add(event(rows));
            }
        }
        long from = Math.max(after, purged);
        long through = events.size() == limit ? events.getLast().position() : Math.min(head, from + window);
        return new Part(head, purged, from, Math.max(from, through), List.copyOf(events));
    }

    private static FedEvent event(ResultSet row) throws SQLException {
        return new FedEvent(
                row.getLong(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getBoolean(11),
                instant(row),
                row.getString(13));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject(12, OffsetDateTime.class).toInstant();
    }
}
