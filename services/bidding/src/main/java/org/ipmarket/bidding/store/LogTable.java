package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.journal.Entry;
import org.ipmarket.messages.id.LotId;

/** The logs: leaves, signed heads, certificates. Nothing in them is ever changed. */
public final class LogTable {
    private LogTable() {}

    public record LeafRow(long sequence, String leaf, byte[] hash) {}

    /** @param root of the log's first {@code size} leaves */
    public record HeadRow(LotId lot, long size, byte[] root, Instant at, String keyId, String signature) {}

    public record CertificateRow(LotId lot, String statement, String keyId, String signature) {}

    public static void append(Connection connection, LotId lot, List<Entry> entries) throws SQLException {
        String sql = "insert into log_leaf (lot, sequence, leaf, hash)"
                + " select ?, u.sequence, u.leaf, u.hash from unnest(?::bigint[], ?::text[], ?::bytea[])"
                + " as u(sequence, leaf, hash)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, lot.value());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            entries.stream()
                                    .map(entry -> entry.leaf().sequence())
                                    .toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", entries.stream().map(Entry::text).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", entries.stream().map(Entry::hash).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

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

    public static void insertHead(Connection connection, HeadRow head) throws SQLException {
        String sql = "insert into tree_head (lot, size, root, at, key_id, signature) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, head.lot().value());
            insert.setLong(2, head.size());
            insert.setBytes(3, head.root());
            insert.setObject(4, Sql.time(head.at()));
            insert.setString(5, head.keyId());
            insert.setString(6, head.signature());
            insert.executeUpdate();
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
