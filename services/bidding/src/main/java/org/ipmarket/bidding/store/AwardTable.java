package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.AwardId;
import org.ipmarket.messages.id.DepositId;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** Awards, at most one for each participant and lot, and who may not bid any more after a default. */
public final class AwardTable {
    private AwardTable() {}

    public static void insert(
            Connection connection,
            AwardId award,
            LotId lot,
            ParticipantId winner,
            DepositId deposit,
            Money price,
            Instant at)
            throws SQLException {
        String sql = "insert into award (id, lot, participant, deposit, amount, awarded_at) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, award.value());
            insert.setObject(2, lot.value());
            insert.setObject(3, winner.value());
            insert.setObject(4, deposit.value());
            insert.setLong(5, price.minor());
            insert.setObject(6, Sql.time(at));
            insert.executeUpdate();
        }
    }

    /** Whether the lot, or a licence of it, was won with that deposit. */
    public static boolean isWonWith(Connection connection, LotId lot, DepositId deposit) throws SQLException {
        String sql = "select exists (select from award where lot = ? and deposit = ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            select.setObject(2, deposit.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Bans a participant from a lot; of several defaults the first stays. */
    public static void ban(Connection connection, LotId lot, ParticipantId participant, TradeId trade, Instant at)
            throws SQLException {
        String sql = "insert into ban (lot, participant, trade, banned_at) values (?, ?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot.value());
            insert.setObject(2, participant.value());
            insert.setObject(3, trade.value());
            insert.setObject(4, Sql.time(at));
            insert.executeUpdate();
        }
    }

    /** Whether a participant is banned from one of the lots. */
    public static boolean isBanned(Connection connection, ParticipantId participant, Collection<UUID> lots)
            throws SQLException {
        String sql = "select exists (select from ban where participant = ? and lot = any(?))";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, participant.value());
            select.setArray(2, connection.createArrayOf("uuid", lots.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
