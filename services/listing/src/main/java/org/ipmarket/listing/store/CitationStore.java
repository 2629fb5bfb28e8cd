package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.NamedBy;

/** Which rights of the register cite which, by the keys of their publications; all in the caller's transaction. */
@ApplicationScoped
public class CitationStore {
    /** Of one right; more than that are not looked at. */
    public static final int MOST_CITING = 1_000;

    private static final String TAKE = "delete from citation_backlog where asset in"
            + " (select asset from citation_backlog limit ? for update skip locked) returning asset";
    private static final String AFFECTED = "insert into citation_recount"
            + " select k.asset from citation c join known_as k on k.mode = c.mode and k.key = c.key"
            + " where c.citing = any(?) and k.asset <> c.citing"
            + " union select k.asset from known_as k join citation c on c.mode = k.mode and c.key = k.key"
            + " where k.asset = any(?) and c.citing <> k.asset"
            + " on conflict (asset) do update set asset = excluded.asset";
    private static final String CITING = "select c.citing, min(c.named_by) from known_as k"
            + " join citation c on c.mode = k.mode and c.key = k.key"
            + " where k.asset = ? and c.citing <> k.asset group by c.citing order by c.citing limit " + MOST_CITING;

    private final AgroalDataSource dataSource;

    CitationStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A right and a key by which others may cite it. */
    public record KnownAs(Mode mode, String key, UUID asset) {}

    /** A right and the key of what it cites. */
    public record Cites(UUID citing, Mode mode, String key, NamedBy namedBy) {}

    /** Takes the next rights whose numbers or citations were written. */
    public List<UUID> takeWritten(int limit) {
        return with(TAKE, statement -> {
            statement.setInt(1, limit);
            List<UUID> taken = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.add(row.getObject(1, UUID.class));
                }
            }
            return taken;
        });
    }

    /** Puts what is now in the place of what there was of these rights; whom that concerns is counted anew. */
    public void replace(Collection<UUID> rights, Collection<KnownAs> known, Collection<Cites> cited) {
        affect(rights);
        delete("delete from citation where citing = any(?)", rights);
        delete("delete from known_as where asset = any(?)", rights);
        CopyText keys = new CopyText();
        known.forEach(one -> keys.value(one.mode().wire())
                .value(one.key())
                .value(one.asset())
                .end());
        CopyText citations = new CopyText();
        cited.forEach(one -> citations
                .value(one.citing())
                .value(one.mode().wire())
                .value(one.key())
                .value(one.namedBy())
                .end());
        try (Connection connection = dataSource.getConnection()) {
            keys.into(connection, "known_as", List.of("mode", "key", "asset"));
            citations.into(connection, "citation", List.of("citing", "mode", "key", "named_by"));
        } catch (SQLException e) {
            throw new IllegalStateException("citations cannot be written", e);
        }
        affect(rights);
    }

    /** Rights whose citing rights are to be counted anew. */
    public List<UUID> toRecount(int limit) {
        return with("select asset from citation_recount order by asset limit ?", statement -> {
            statement.setInt(1, limit);
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        });
    }

    /** Rights that cite this one, and who named it there (null where that is not told); it waits no longer to be counted. */
    public Map<UUID, NamedBy> recount(UUID cited) {
        delete("delete from citation_recount where asset = any(?)", List.of(cited));
        return with(CITING, statement -> {
            statement.setObject(1, cited);
            Map<UUID, NamedBy> citing = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String by = row.getString(2);
                    citing.put(row.getObject(1, UUID.class), by == null ? null : NamedBy.valueOf(by));
                }
            }
            return citing;
        });
    }

    private void affect(Collection<UUID> rights) {
        with(AFFECTED, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", rights.toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf("uuid", rights.toArray()));
            return statement.executeUpdate();
        });
    }

    private void delete(String sql, Collection<UUID> rights) {
        with(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("uuid", rights.toArray()));
            return statement.executeUpdate();
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("citations cannot be read or written", e);
        }
    }
}
