package org.ipmarket.chassis.evidence;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The bytes of evidence, each file once, whoever brings it. They are kept in pieces rather than in one value: a value is
 * held whole by the driver and by the server, several times over, a piece is {@value #PIECE} bytes. A service that keeps evidence
 * has the tables {@code evidence_content} and {@code evidence_piece} among its migrations.
 */
@ApplicationScoped
public class EvidenceContents {
    static final int PIECE = 256 * 1024;

    private final AgroalDataSource dataSource;

    EvidenceContents(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is known of the bytes. */
    public record Content(String sha256, String mediaType, long size) {}

    /** Keeps the bytes in the caller's transaction, unless they are there already. */
    public void keep(Content content, InputStream bytes, Instant now) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into evidence_content (sha256, media_type, size, stored_at)"
                            + " values (?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, content.sha256());
                insert.setString(2, content.mediaType());
                insert.setLong(3, content.size());
                insert.setObject(4, now.atOffset(ZoneOffset.UTC));
                if (insert.executeUpdate() == 0) {
                    return;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into evidence_piece (sha256, position, bytes) values (?, ?, ?)")) {
                int position = 0;
                for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
                    insert.setString(1, content.sha256());
                    insert.setInt(2, position++);
                    insert.setBytes(3, piece);
                    insert.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bytes of evidence could not be kept", e);
        }
    }

    public Content find(String sha256) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select media_type, size from evidence_content where sha256 = ?")) {
            select.setString(1, sha256);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the bytes " + sha256 + " of evidence are not there");
                }
                return new Content(sha256, row.getString(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("evidence could not be read", e);
        }
    }

    /** Writes the bytes, piece by piece; no connection is held while a slow reader takes one. */
    public void write(Content content, OutputStream out) throws IOException {
        long left = content.size();
        for (int position = 0; left > 0; position++) {
            byte[] piece = piece(content.sha256(), position);
            out.write(piece);
            left -= piece.length;
        }
    }

    private byte[] piece(String sha256, int position) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select bytes from evidence_piece where sha256 = ? and position = ?")) {
            select.setString(1, sha256);
            select.setInt(2, position);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("piece " + position + " of evidence " + sha256 + " is not there");
                }
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("evidence could not be read", e);
        }
    }
}
