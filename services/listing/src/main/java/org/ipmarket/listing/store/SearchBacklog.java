package org.ipmarket.listing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.listing.asset.Bibliography;
import org.ipmarket.listing.search.SearchTerms;
import org.ipmarket.messages.LocalizedText;

/** Texts whose terms are not worked out: of rows from before there was a search, and of rows written past the entities. */
@ApplicationScoped
public class SearchBacklog {
    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    SearchBacklog(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Where texts stand. */
    public enum Kind {
        PARTICIPANT(
                "select id, name from participant where search_terms is null limit ? for update skip locked",
                "update participant set search_terms = ? where id = ?"),
        BIBLIOGRAPHY(
                "select asset, document from asset_bibliography where search_terms is null limit ? for update skip locked",
                "update asset_bibliography set search_terms = ? where asset = ?"),
        ASSET(
                "select id, title, right_key, application_key, publication_key, number, publication_number"
                        + " from asset where search_terms is null limit ? for update skip locked",
                "update asset set search_terms = ? where id = ?"),
        OFFER(
                "select id, title, notice_number from offer where search_terms is null limit ? for update skip locked",
                "update offer set search_terms = ? where id = ?");

        private final String unanalysed;
        private final String update;

        Kind(String unanalysed, String update) {
            this.unanalysed = unanalysed;
            this.update = update;
        }
    }

    /** Works out the terms of the next rows, within the caller's transaction; how many those were. */
    public int analyse(Kind kind, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            Map<UUID, String> terms = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(kind.unanalysed)) {
                select.setInt(1, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        terms.put(rows.getObject(1, UUID.class), terms(kind, rows));
                    }
                }
            }
            try (PreparedStatement update = connection.prepareStatement(kind.update)) {
                for (Map.Entry<UUID, String> each : terms.entrySet()) {
                    update.setString(1, each.getValue());
                    update.setObject(2, each.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
            return terms.size();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot work out what a " + kind + " is found by", e);
        }
    }

    private String terms(Kind kind, ResultSet row) throws SQLException {
        return switch (kind) {
            case PARTICIPANT -> SearchTerms.ofName(read(row.getString(2), LocalizedText.class));
            case BIBLIOGRAPHY -> SearchTerms.ofBibliography(read(row.getString(2), Bibliography.class));
            case ASSET ->
                SearchTerms.ofTitle(
                        read(row.getString(2), LocalizedText.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7));
            case OFFER -> SearchTerms.ofTitle(read(row.getString(2), LocalizedText.class), row.getString(3));
        };
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    /** Lets the next assets follow their owners' names, within the caller's transaction; how many those were. */
    public int follow(int limit) {
        String sql =
                "with stale as (delete from asset_search_stale where asset in (select asset from asset_search_stale"
                        + " order by asset limit ? for update skip locked) returning asset)"
                        + " update asset_search s set vector = asset_search_vector(stale.asset) from stale"
                        + " where s.asset = stale.asset";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, limit);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("assets cannot follow their owners' names", e);
        }
    }
}
