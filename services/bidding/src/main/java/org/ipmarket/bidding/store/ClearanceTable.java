package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;

/** Which buyers from outside the mainland may bid on which lot. */
public final class ClearanceTable {
    private ClearanceTable() {}

    public static void insert(Connection connection, LotId lot, ParticipantId participant, Instant at)
            throws SQLException {
        String sql =
                "insert into export_clearance (lot, participant, cleared_at) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot.value());
            insert.setObject(2, participant.value());
            insert.setObject(3, Sql.time(at));
            insert.executeUpdate();
        }
    }

    public static boolean isCleared(Connection connection, LotId lot, ParticipantId participant) throws SQLException {
        String sql = "select exists (select from export_clearance where lot = ? and participant = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            select.setObject(2, participant.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
