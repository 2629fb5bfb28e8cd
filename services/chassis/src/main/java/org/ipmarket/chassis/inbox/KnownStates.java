package org.ipmarket.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ipmarket.chassis.digest.Digest;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.event.StateEvent;

/** The newest state that other services have told of each of their aggregates: this service's read models. */
@ApplicationScoped
public class KnownStates {
    private static final String KEEP = "insert into known_state (type, subject, mode, version, hash, body)"
            + " values (?, ?, ?, ?, ?, ?::jsonb)"
            + " on conflict (type, subject) do update set mode = excluded.mode, version = excluded.version,"
            + " hash = excluded.hash, body = excluded.body, known_at = clock_timestamp()"
            + " where known_state.version < excluded.version";

    private final AgroalDataSource dataSource;

    KnownStates(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The newest state of a subject; empty where none has been told. */
    public <E extends StateEvent> Optional<E> find(Class<E> type, String subject) {
        String sql = "select body from known_state where type = ? and subject = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, EventCatalogue.typeOf(type));
            select.setString(2, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), type))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("known states cannot be read", e);
        }
    }

    /** States of one type, ordered by subject, at most {@code limit} after {@code after} (null for the first). */
    public <E extends StateEvent> List<E> list(Class<E> type, Mode mode, String after, int limit) {
        String sql =
                "select body from known_state where type = ? and mode = ? and subject > ? order by subject limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, EventCatalogue.typeOf(type));
            select.setString(2, mode.wire());
            select.setString(3, after == null ? "" : after);
            select.setInt(4, limit);
            List<E> states = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.add(EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), type));
                }
            }
            return states;
        } catch (SQLException e) {
            throw new IllegalStateException("known states cannot be read", e);
        }
    }

    /** Digests computed anew from what is stored, not from what was told about it. */
    public <E extends StateEvent> List<Digest> digests(Class<E> type, Mode mode, String after, int limit) {
        return list(type, mode, after, limit).stream().map(Digest::of).toList();
    }

    /** Keeps a state in the present transaction; false where a newer or the same one is known already. */
    boolean keep(StateEvent state) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, EventCatalogue.typeOf(state.getClass()));
            keep.setString(2, state.subject());
            keep.setString(3, state.mode().wire());
            keep.setLong(4, state.version());
            keep.setString(5, EventJson.hash(state));
            keep.setString(6, new String(EventJson.write(state), StandardCharsets.UTF_8));
            return keep.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the state could not be kept", e);
        }
    }
}
