package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Public signing keys. */
public final class KeyTable {
    private KeyTable() {}

    /** @param publicKey X.509 */
    public record KeyRow(String keyId, byte[] publicKey) {}

    /** Every key that ever signed, the newest first. */
    public static List<KeyRow> all(Connection connection) throws SQLException {
        String sql = "select key_id, public_key from signing_key order by first_used desc";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<KeyRow> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(new KeyRow(row.getString("key_id"), row.getBytes("public_key")));
            }
            return keys;
        }
    }

    /** Remembers a key; one that is known stays as it is. */
    public static void remember(Connection connection, KeyRow key) throws SQLException {
        String sql = "insert into signing_key (key_id, public_key) values (?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, key.keyId());
            insert.setBytes(2, key.publicKey());
            insert.executeUpdate();
        }
    }
}
