package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.proof.SharedHead;
import org.ipmarket.auction.proof.TreeHead;
import org.ipmarket.messages.id.LotId;

/** The logs: leaves, signed heads, certificates. Nothing that is told of them is ever changed. */
public final class LogTable {
    /** Of the last entry of a commit, named h. */
    static final String HEAD_COLUMNS = "h.root, h.head_at, h.key_id, h.signature, h.shared_root, h.shared_size,"
            + " h.shared_index, h.shared_inclusion, h.edge_size, h.edge";

    private static final HexFormat HEX = HexFormat.of();

    private LogTable() {}

    public record LeafRow(long sequence, String leaf, byte[] hash) {}

    /**
     * A signed head.
     *
     * @param edge of the tree before its commit; null where it was not kept
     * @param shared its place among those signed with it; null where it was signed alone
     */
    public record HeadRow(TreeHead head, Frontier edge, SharedHead.Place shared, String keyId, String signature) {}

    public record CertificateRow(LotId lot, String statement, String keyId, String signature) {}

    public static Optional<LeafRow> leaf(Connection connection, LotId lot, long sequence) throws SQLException {
        return leaves(connection, lot, sequence, sequence + 1, 1).stream().findFirst();
    }

    /** Leaves from {@code from} on, before {@code to}, at most {@code limit}. */
    public static List<LeafRow> leaves(Connection connection, LotId lot, long from, long to, int limit)
            throws SQLException {
        String sql = "select sequence, leaf, hash from log_leaf where lot = ? and sequence >= ? and sequence < ?"
                + " order by sequence limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            select.setLong(2, from);
            select.setLong(3, to);
            select.setInt(4, limit);
            List<LeafRow> leaves = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    leaves.add(new LeafRow(row.getLong("sequence"), row.getString("leaf"), row.getBytes("hash")));
                }
            }
            return leaves;
        }
    }

    /** Hashes of the leaves from {@code from} on, before {@code to}, in order. */
    static List<byte[]> hashes(Connection connection, LotId lot, long from, long to) throws SQLException {
        String sql = "select hash from log_leaf where lot = ? and sequence >= ? and sequence < ? order by sequence";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            select.setLong(2, from);
            select.setLong(3, to);
            List<byte[]> hashes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hashes.add(row.getBytes(1));
                }
            }
            return hashes;
        }
    }

    /** The head in a row of {@link #HEAD_COLUMNS}. */
    static HeadRow head(ResultSet row, LotId lot, long size) throws SQLException {
        byte[] sharedRoot = row.getBytes("shared_root");
        SharedHead.Place shared = sharedRoot == null
                ? null
                : new SharedHead.Place(
                        HEX.formatHex(sharedRoot),
                        row.getLong("shared_size"),
                        row.getLong("shared_index"),
                        Sql.hashes(row.getBytes("shared_inclusion")).stream()
                                .map(HEX::formatHex)
                                .toList());
        byte[] edge = row.getBytes("edge");
        return new HeadRow(
                TreeHead.of(lot, row.getBytes("root"), size, Sql.instant(row, "head_at")),
                edge == null ? null : Frontier.of(row.getLong("edge_size"), edge),
                shared,
                row.getString("key_id"),
                row.getString("signature"));
    }

    /** The head that was signed last. */
    public static Optional<TreeHead> latestHead(Connection connection, LotId lot) throws SQLException {
        return head(connection, lot, null);
    }

    /** The head that was signed of the log's first {@code size} leaves. */
    public static Optional<TreeHead> head(Connection connection, LotId lot, long size) throws SQLException {
        return head(connection, lot, (Long) size);
    }

    /** @param size null for the last */
    private static Optional<TreeHead> head(Connection connection, LotId lot, Long size) throws SQLException {
        String sql = "select h.sequence + 1 as size, " + HEAD_COLUMNS
                + " from log_leaf h where h.root is not null and h.lot = ? "
                + (size == null ? "order by h.sequence desc limit 1" : "and h.sequence = ? - 1");
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            if (size != null) {
                select.setLong(2, size);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(head(row, lot, row.getLong("size")).head())
                        : Optional.empty();
            }
        }
    }

    public static void insertCertificate(Connection connection, CertificateRow certificate) throws SQLException {
        String sql = "insert into certificate (lot, statement, key_id, signature) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, certificate.lot().value());
            insert.setString(2, certificate.statement());
            insert.setString(3, certificate.keyId());
            insert.setString(4, certificate.signature());
            insert.executeUpdate();
        }
    }

    public static Optional<CertificateRow> certificate(Connection connection, LotId lot) throws SQLException {
        String sql = "select statement, key_id, signature from certificate where lot = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, lot.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new CertificateRow(
                                lot, row.getString("statement"), row.getString("key_id"), row.getString("signature")))
                        : Optional.empty();
            }
        }
    }
}
