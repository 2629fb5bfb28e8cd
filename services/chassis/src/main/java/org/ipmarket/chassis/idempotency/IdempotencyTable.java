package org.ipmarket.chassis.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.ipmarket.chassis.config.ChassisConfig;

/** Keys that have been used, and the answers they got. */
@ApplicationScoped
public class IdempotencyTable {
    private final AgroalDataSource dataSource;
    private final ChassisConfig.Idempotency config;

    IdempotencyTable(AgroalDataSource dataSource, ChassisConfig config) {
        this.dataSource = dataSource;
        this.config = config.idempotency();
    }

    /** An answer given before. */
    record Stored(String requestHash, int status, String body) {}

    /**
     * Takes the key for the present transaction; false where it has been used. Meets a duplicate under way at its row and
     * waits for its commit, for as long as the configuration permits.
     *
     * @throws SQLException with SQLSTATE 55P03 where the wait ran out
     */
    boolean take(String client, String key, String requestHash) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String before = setLockTimeout(connection, config.waitAtMost().toMillis() + "ms");
            String sql =
                    "insert into idempotency_key (client, key, request_hash) values (?, ?, ?) on conflict do nothing";
            boolean taken;
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, client);
                insert.setString(2, key);
                insert.setString(3, requestHash);
                taken = insert.executeUpdate() == 1;
            }
            setLockTimeout(connection, before);
            return taken;
        }
    }

    Optional<Stored> find(String client, String key) throws SQLException {
        String sql = "select request_hash, status, body from idempotency_key where client = ? and key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, client);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getString(1), row.getInt(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    void store(String client, String key, int status, String body) throws SQLException {
        String sql = "update idempotency_key set status = ?, body = ? where client = ? and key = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, status);
            update.setString(2, body);
            update.setString(3, client);
            update.setString(4, key);
            update.executeUpdate();
        }
    }

    /** Forgets keys whose time is over, a bounded number at a time. */
    @Scheduled(every = "10m", delayed = "1m")
    void forgetOld() throws SQLException {
        String sql = "delete from idempotency_key where (client, key) in (select client, key from idempotency_key"
                + " where created_at < clock_timestamp() - make_interval(secs => ?) order by created_at limit 10000)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setDouble(1, config.keep().toSeconds());
            delete.executeUpdate();
        }
    }

    /** For the present transaction; returns what held before. */
    private static String setLockTimeout(Connection connection, String wait) throws SQLException {
        String sql = "select current_setting('lock_timeout'), set_config('lock_timeout', ?, true)";
        try (PreparedStatement set = connection.prepareStatement(sql)) {
            set.setString(1, wait);
            try (ResultSet row = set.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
