package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.auction.journal.Courses;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.auction.rules.Phase;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** Lots. */
public final class LotTable {
    private static final String COLUMNS =
            "id, mode, centre, relists, currency, phase, next_sequence, last_time, ends_at,"
                    + " leading_bidder, leading_amount, leading_sequence, bids, bidders, extensions, suspended_since,"
                    + " result, unsold_reason, admitted, applied_outage, terms_leaf, frontier, rules, course, keys_leaf,"
                    + " has_reserve, impeded, halted, price, told_at, untold, untold_first, untold_led, untold_price, version";

    /** A chain of relistings longer than this is cut. */
    private static final int LONGEST_CHAIN = 100;

    private LotTable() {}

    /** @param id a lot's @param millis until something is due on it; negative where it is over time */
    public record Due(LotId id, long millis) {}

    /** Locks the lot's row until the transaction ends; empty where there is no such lot. */
    public static Optional<LotRow> lock(Connection connection, LotId id) throws SQLException {
        return one(connection, "select " + COLUMNS + " from lot where id = ? for update", id);
    }

    /** A lot whose row is locked. @param version of its row */
    public record Locked(LotId id, long version) {}

    /**
     * @param now the database's clock, once all of them were locked
     * @param repeated whether a bid under one of the keys had been judged when this began
     */
    public record LockedRows(List<Locked> lots, OutageTable.Now now, boolean repeated) {}

    /** Locks those of the lots that exist and that nobody else has locked, in order of id. @param keys of bids on them */
    public static LockedRows lockAvailable(
            Connection connection, Collection<LotId> ids, Collection<BidTable.ClientKey> keys) throws SQLException {
        String sql = "with locked as materialized (select id, version from lot where id = any(?) order by id"
                + " for update skip locked) select id, version, "
                + OutageTable.NOW + ", (select exists (select from unnest(?::uuid[]) as k(hash) cross join lateral"
                + " (select from bid where key_hash = k.hash limit 1) b)) as repeated from locked";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Sql.array(connection, "uuid", List.copyOf(ids), LotId::value));
            select.setArray(2, Sql.array(connection, "uuid", List.copyOf(keys), BidTable.ClientKey::hash));
            List<Locked> locked = new ArrayList<>();
            OutageTable.Now now = null;
            boolean repeated = false;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    locked.add(new Locked(new LotId(Sql.uuid(row, "id")), row.getLong("version")));
                    // the clock is read with each row, after its lock: the last one is that of all
                    now = OutageTable.read(row);
                    repeated = row.getBoolean("repeated");
                }
            }
            return new LockedRows(locked, now, repeated);
        }
    }

    /** Lots that exist. */
    public static List<LotRow> find(Connection connection, Collection<LotId> ids) throws SQLException {
        String sql = "select " + COLUMNS + " from lot where id = any(?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Sql.array(connection, "uuid", List.copyOf(ids), LotId::value));
            return rows(select);
        }
    }

    public static Optional<LotRow> find(Connection connection, LotId id) throws SQLException {
        return one(connection, "select " + COLUMNS + " from lot where id = ?", id);
    }

    private static Optional<LotRow> one(Connection connection, String sql, LotId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    /** Newest first; at most {@code limit}, older than {@code before} (null for the first). */
    public static List<LotRow> list(
            Connection connection, Mode mode, Phase phase, CentreCode centre, UUID before, int limit)
            throws SQLException {
        String sql = "select " + COLUMNS + " from lot where mode = ?"
                + (phase == null ? "" : " and phase = ?")
                + (centre == null ? "" : " and centre = ?")
                + (before == null ? "" : " and id < ?")
                + " order by id desc limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setString(at++, mode.wire());
            if (phase != null) {
                select.setString(at++, phase.name());
            }
            if (centre != null) {
                select.setString(at++, centre.value());
            }
            if (before != null) {
                select.setObject(at++, before);
            }
            select.setInt(at, limit);
            return rows(select);
        }
    }

    /**
     * Lots on which something is due before so many milliseconds are over, the most urgent first, and open ones that do not
     * know of the latest outage yet. None is locked by the look: who works on one now may not see what is due soon.
     */
    public static List<Due> due(Connection connection, long withinMillis, int limit) throws SQLException {
        String missed = "phase = 'OPEN' and applied_outage < (select max(id) from outage)";
        String sql = "select id, case when " + missed + " then 0"
                + " else ceil(extract(epoch from due_at - clock_timestamp()) * 1000)::bigint end as millis from lot"
                + " where due_at < clock_timestamp() + ? * interval '1 millisecond' or (" + missed + ")"
                + " order by due_at limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, withinMillis);
            select.setInt(2, limit);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(new LotId(Sql.uuid(row, "id")), row.getLong("millis")));
                }
            }
            return due;
        }
    }

    /** Open lots of whose bids some were not told for so long: whoever was to tell has gone. */
    public static List<LotId> untold(Connection connection, long millis, int limit) throws SQLException {
        String sql = "select id from lot where phase = 'OPEN' and untold > 0"
                + " and told_at < clock_timestamp() - ? * interval '1 millisecond' order by told_at limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, millis);
            select.setInt(2, limit);
            List<LotId> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(new LotId(Sql.uuid(row, "id")));
                }
            }
            return lots;
        }
    }

    /** Lots that wait for something that their keepers have, in order of id, after {@code after} (null for the first). */
    public static List<LotRow> awaiting(Connection connection, Awaits awaits, UUID after, int limit)
            throws SQLException {
        String sql = "select " + COLUMNS + " from lot where awaits = ?" + (after == null ? "" : " and id > ?")
                + " order by id limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int at = 1;
            select.setString(at++, awaits.name());
            if (after != null) {
                select.setObject(at++, after);
            }
            select.setInt(at, limit);
            return rows(select);
        }
    }

    private static List<LotRow> rows(PreparedStatement select) throws SQLException {
        List<LotRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(read(row));
            }
        }
        return rows;
    }

    /** How many leaves the logs of these lots have; those that do not exist are left out. */
    public static Map<LotId, Long> sizes(Connection connection, Collection<LotId> lots) throws SQLException {
        String sql = "select id, next_sequence from lot where id = any(?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", lots.stream().map(LotId::value).toArray()));
            Map<LotId, Long> sizes = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sizes.put(new LotId(Sql.uuid(row, "id")), row.getLong("next_sequence"));
                }
            }
            return sizes;
        }
    }

    /** The lots that this one relists, itself the first; the chain may name offers that were never lots here. */
    public static List<UUID> ancestors(Connection connection, LotId lot) throws SQLException {
        return chain(
                connection,
                lot,
                "with recursive chain(id, depth) as (select ?::uuid, 0"
                        + " union all select l.relists, c.depth + 1 from chain c join lot l on l.id = c.id"
                        + " where l.relists is not null and c.depth < " + LONGEST_CHAIN + ")"
                        + " select id from chain order by depth");
    }

    /** The lots that relist this one, itself the first. */
    public static List<UUID> descendants(Connection connection, LotId lot) throws SQLException {
        return chain(
                connection,
                lot,
                "with recursive chain(id, depth) as (select ?::uuid, 0"
                        + " union all select l.id, c.depth + 1 from chain c join lot l on l.relists = c.id"
                        + " where c.depth < " + LONGEST_CHAIN + ") select id from chain order by depth");
    }

    private static List<UUID> chain(Connection connection, LotId lot, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(Sql.uuid(row, "id"));
                }
            }
            return ids;
        }
    }

    /** Adds a lot whose log is still empty. @return false where it was there already */
    public static boolean insert(Connection connection, LotRow lot, ParticipantId seller, Instant dueAt, Awaits awaits)
            throws SQLException {
        String sql = "insert into lot (id, mode, centre, relists, currency, phase, next_sequence, last_time, ends_at,"
                + " due_at, bids, bidders, extensions, applied_outage, frontier, seller, rules, course, awaits)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot.id().value());
            insert.setString(2, lot.mode().wire());
            insert.setString(3, lot.centre().value());
            insert.setObject(4, lot.relists() == null ? null : lot.relists().value());
            insert.setString(5, lot.currency());
            insert.setString(6, lot.state().phase().name());
            insert.setLong(7, lot.state().nextSequence());
            insert.setObject(8, Sql.time(lot.state().lastTime()));
            insert.setObject(9, Sql.time(lot.state().endsAt()));
            insert.setObject(10, Sql.time(dueAt));
            insert.setLong(11, lot.appliedOutage());
            insert.setBytes(12, lot.frontier().bytes());
            insert.setObject(13, seller.value());
            insert.setString(14, lot.rules());
            insert.setString(15, Courses.text(lot.state().course()));
            insert.setString(16, awaits == null ? null : awaits.name());
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * A lot as it is now.
     *
     * @param before as its row is
     * @param dueAt when something is due on it next, or null
     * @param awaits null where it waits for nobody
     */
    public record Changed(LotRow before, LotRow lot, Instant dueAt, Awaits awaits) {}

    /** What a lot waits for that its keepers have. */
    public enum Awaits {
        /** Their public keys, before it opens. */
        KEYS,
        /** Their private ones, to open sealed offers. */
        RELEASE
    }

    /** Writes back lots whose rows this transaction has locked, with one statement however many they are. */
    public static void update(Connection connection, List<Changed> lots) throws SQLException {
        if (!lots.isEmpty()) {
            LotUpdate.write(connection, lots);
        }
    }

    /** Something changed that the row does not hold: a replica that remembers the lot has to look again. */
    static void touch(Connection connection, LotId id) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update lot set version = version + 1 where id = ?")) {
            update.setObject(1, id.value());
            update.executeUpdate();
        }
    }

    private static LotRow read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        String bidder = row.getString("leading_bidder");
        Leading leading = bidder == null
                ? null
                : new Leading(
                        new BidderRef(bidder),
                        Money.ofMinor(row.getLong("leading_amount"), currency),
                        row.getLong("leading_sequence"));
        String rules = row.getString("rules");
        Phase phase = Phase.valueOf(row.getString("phase"));
        LotState state = new LotState(
                phase,
                row.getLong("next_sequence"),
                Sql.instant(row, "last_time"),
                Sql.instant(row, "ends_at"),
                leading,
                row.getLong("bids"),
                row.getInt("bidders"),
                row.getInt("extensions"),
                Sql.instant(row, "suspended_since"),
                Courses.read(rules, phase, row.getString("course")));
        UUID relists = Sql.uuid(row, "relists");
        String result = row.getString("result");
        String reason = row.getString("unsold_reason");
        Long price = Sql.longOrNull(row, "price");
        return new LotRow(
                new LotId(Sql.uuid(row, "id")),
                Mode.fromString(row.getString("mode")),
                new CentreCode(row.getString("centre")),
                relists == null ? null : new OfferId(relists),
                currency,
                state,
                row.getInt("admitted"),
                row.getLong("applied_outage"),
                row.getLong("terms_leaf"),
                Frontier.of(state.nextSequence(), row.getBytes("frontier")),
                result == null ? null : LotClosed.Result.valueOf(result),
                reason == null ? null : UnsoldReason.valueOf(reason),
                price == null ? null : Money.ofMinor(price, currency),
                rules,
                Sql.longOrNull(row, "keys_leaf"),
                row.getBoolean("has_reserve"),
                row.getBoolean("impeded"),
                row.getBoolean("halted"),
                telling(row, currency),
                row.getLong("version"));
    }

    private static Telling telling(ResultSet row, String currency) throws SQLException {
        String led = row.getString("untold_led");
        Long price = Sql.longOrNull(row, "untold_price");
        return new Telling(
                Sql.instant(row, "told_at"),
                row.getLong("untold"),
                Sql.longOrNull(row, "untold_first"),
                led == null ? null : new BidderRef(led),
                price == null ? null : Money.ofMinor(price, currency),
                null);
    }
}
