package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.ipmarket.auction.rules.ReserveOpening;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.LotId;

/** Secret reserves. They stand nowhere else until they are opened at the close. */
public final class ReserveTable {
    private ReserveTable() {}

    /** Fixes the reserve of a lot that has none. */
    public static void insert(Connection connection, LotId lot, ReserveOpening reserve, String commitment, Instant at)
            throws SQLException {
        String sql = "insert into reserve (lot, amount, salt, commitment, fixed_at) values (?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot.value());
            insert.setLong(2, reserve.amount().minor());
            insert.setBytes(3, HexFormat.of().parseHex(reserve.salt()));
            insert.setString(4, commitment);
            insert.setObject(5, Sql.time(at));
            insert.executeUpdate();
        }
    }

    /** The reserve of a lot that has one. */
    public static ReserveOpening find(Connection connection, LotId lot, String currency) throws SQLException {
        String sql = "select amount, salt from reserve where lot = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new ReserveOpening(
                        Money.ofMinor(row.getLong("amount"), currency),
                        HexFormat.of().formatHex(row.getBytes("salt")));
            }
        }
    }
}
