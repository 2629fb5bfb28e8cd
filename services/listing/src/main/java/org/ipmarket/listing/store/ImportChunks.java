package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** The stored pieces of files. Only one piece of a file is in memory at a time. */
@ApplicationScoped
public class ImportChunks {
    private final AgroalDataSource dataSource;

    ImportChunks(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds a piece, and says that the file still comes; false where it is awaited no more. */
    public boolean add(UUID file, int number, byte[] content, Duration lease) {
        String sql = "with alive as (update asset_import set lease_until = clock_timestamp() + cast(? as interval),"
                + " bytes = bytes + ? where id = ? and state = 'RECEIVING' returning id)"
                + " insert into asset_import_chunk (import, number, content) select id, ?, ? from alive";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, lease.toString());
            insert.setInt(2, content.length);
            insert.setObject(3, file);
            insert.setInt(4, number);
            insert.setBytes(5, content);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a piece of a file could not be stored", e);
        }
    }

    public void delete(UUID file) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from asset_import_chunk where import = ?")) {
            delete.setObject(1, file);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the pieces of a file could not be deleted", e);
        }
    }

    /** The file from its beginning; it knows how much of it has been read. */
    public Content open(UUID file) {
        return new Content(file);
    }

    private byte[] piece(UUID file, int number) throws IOException {
        String sql = "select content from asset_import_chunk where import = ? and number = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, file);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        } catch (SQLException e) {
            throw new IOException("a piece of a file cannot be read", e);
        }
    }

    /** The bytes of one file. */
    public final class Content extends InputStream {
        private final UUID file;
        private int next;
        private byte[] piece = {};
        private int at;
        private long read;

        private Content(UUID file) {
            this.file = file;
        }

        /** Bytes read so far. */
        public long bytesRead() {
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (piece != null && at == piece.length) {
                piece = piece(file, next++);
                at = 0;
            }
            if (piece == null) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            read += count;
            return count;
        }
    }
}
