package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Bidders, by lot. */
public final class BidderTable {
    private static final String SELECT = "select lot, participant, deposit, buyer_centre, state, reason, number, salt,"
            + " commitment, priority, has_bid, related, changed_at from bidder where ";

    private BidderTable() {}

    public static Optional<BidderRow> find(Connection connection, LotId lot, ParticipantId participant)
            throws SQLException {
        return query(connection, "lot = ? and participant = ?", lot.value(), participant.value()).stream()
                .findFirst();
    }

    public static Optional<BidderRow> find(Connection connection, LotId lot, BidderRef ref) throws SQLException {
        return query(connection, "lot = ? and commitment = ?", lot.value(), ref.value()).stream()
                .findFirst();
    }

    /** Those of the places that a deposit was given for. */
    public static Map<Place, BidderRow> find(Connection connection, List<Place> places) throws SQLException {
        String sql = "select b.* from unnest(?::uuid[], ?::uuid[]) as k(lot, participant) cross join lateral (" + SELECT
                + "lot = k.lot and participant = k.participant limit 1) b";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, Sql.array(connection, "uuid", places, place -> place.lot()
                    .value()));
            select.setArray(2, Sql.array(connection, "uuid", places, place -> place.participant()
                    .value()));
            Map<Place, BidderRow> found = new HashMap<>();
            for (BidderRow row : rows(select)) {
                found.put(new Place(row.lot(), row.participant()), row);
            }
            return found;
        }
    }

    /** The lots, not ended yet, to which a participant gave a deposit, in order of id. */
    public static List<LotId> openLotsOf(Connection connection, ParticipantId participant, int limit)
            throws SQLException {
        String sql = "select b.lot from bidder b join lot l on l.id = b.lot"
                + " where b.participant = ? and l.phase not in ('CLOSED', 'CANCELLED') order by b.lot limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, participant.value());
            select.setInt(2, limit);
            List<LotId> lots = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lots.add(new LotId(Sql.uuid(row, "lot")));
                }
            }
            return lots;
        }
    }

    /** The lot's bidders who were admitted, by what stands for them in its log. */
    public static Map<BidderRef, BidderRow> admitted(Connection connection, LotId lot) throws SQLException {
        Map<BidderRef, BidderRow> admitted = new HashMap<>();
        for (BidderRow row : query(connection, "lot = ? and number is not null", lot.value())) {
            admitted.put(row.ref(), row);
        }
        return admitted;
    }

    /** A bidder on a lot. */
    public record Place(LotId lot, ParticipantId participant) {}

    /** Those who were admitted to a lot of this seller's that has not ended and are kept from bidding now, in order of lot. */
    public static List<Place> barred(Connection connection, ParticipantId seller, int limit) throws SQLException {
        String sql = "select b.lot, b.participant from bidder b join lot l on l.id = b.lot"
                + " where l.seller = ? and b.state = 'BARRED' and l.phase not in ('CLOSED', 'CANCELLED')"
                + " order by b.lot, b.participant limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, seller.value());
            select.setInt(2, limit);
            List<Place> places = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(new Place(
                            new LotId(Sql.uuid(row, "lot")), new ParticipantId(Sql.uuid(row, "participant"))));
                }
            }
            return places;
        }
    }

    public static void save(Connection connection, BidderRow row) throws SQLException {
        String sql = "insert into bidder (lot, participant, deposit, buyer_centre, state, reason, number, salt,"
                + " commitment, has_bid, related, changed_at, priority)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (lot, participant) do update set deposit = excluded.deposit,"
                + " buyer_centre = excluded.buyer_centre, state = excluded.state, reason = excluded.reason,"
                + " number = excluded.number, related = excluded.related, changed_at = excluded.changed_at";
        try (PreparedStatement save = connection.prepareStatement(sql)) {
            save.setObject(1, row.lot().value());
            save.setObject(2, row.participant().value());
            save.setObject(3, row.deposit().value());
            save.setString(4, row.buyerCentre().value());
            save.setString(5, row.state().name());
            save.setString(6, row.reason());
            save.setObject(7, row.number());
            save.setBytes(8, row.salt());
            save.setString(9, row.ref().value());
            save.setBoolean(10, row.hasBid());
            save.setBoolean(11, row.related());
            save.setObject(12, Sql.time(row.changedAt()));
            save.setObject(13, row.priority(), Types.INTEGER);
            save.executeUpdate();
        }
        LotTable.touch(connection, row.lot());
    }

    /** Remembers the entry with which a bidder left: offers sealed before it do not count any more. */
    public static void left(Connection connection, LotId lot, ParticipantId participant, long sequence)
            throws SQLException {
        String sql = "update bidder set left_sequence = ? where lot = ? and participant = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, sequence);
            update.setObject(2, lot.value());
            update.setObject(3, participant.value());
            update.executeUpdate();
        }
        LotTable.touch(connection, lot);
    }

    /** Remembers that these have a valid bid now. */
    public static void haveBid(Connection connection, List<Place> places) throws SQLException {
        if (places.isEmpty()) {
            return;
        }
        String sql = "update bidder set has_bid = true from unnest(?::uuid[], ?::uuid[]) as u(lot, participant)"
                + " where bidder.lot = u.lot and bidder.participant = u.participant";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(1, Sql.array(connection, "uuid", places, place -> place.lot()
                    .value()));
            update.setArray(2, Sql.array(connection, "uuid", places, place -> place.participant()
                    .value()));
            update.executeUpdate();
        }
    }

    private static List<BidderRow> query(Connection connection, String where, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            return rows(select);
        }
    }

    private static List<BidderRow> rows(PreparedStatement select) throws SQLException {
        List<BidderRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new BidderRow(
                        new LotId(Sql.uuid(row, "lot")),
                        new ParticipantId(Sql.uuid(row, "participant")),
                        new DepositId(Sql.uuid(row, "deposit")),
                        new CentreCode(row.getString("buyer_centre")),
                        BidderRow.State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        row.getObject("number", Integer.class),
                        row.getBytes("salt"),
                        new BidderRef(row.getString("commitment")),
                        row.getObject("priority", Integer.class),
                        row.getBoolean("has_bid"),
                        row.getBoolean("related"),
                        Sql.instant(row, "changed_at")));
            }
        }
        return rows;
    }
}
