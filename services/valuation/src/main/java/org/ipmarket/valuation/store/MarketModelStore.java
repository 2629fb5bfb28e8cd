package org.ipmarket.valuation.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.learning.LearnedModel;
import org.ipmarket.valuation.method.deals.MarketModel;
import org.ipmarket.valuation.method.deals.Quality;
import org.ipmarket.valuation.method.deals.Settings;

/** The models that were learned; rows are never changed. */
@ApplicationScoped
public class MarketModelStore {
    private static final String ADD =
            "insert into market_model (id, mode, version, settings, last_position, most_lots, snapshot_hash,"
                    + " lots, deals, quality, learned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String NEWEST =
            "select id, version, settings, last_position, most_lots, snapshot_hash, lots, deals, quality,"
                    + " learned_at from market_model where mode = ? order by last_position desc, learned_at desc, id desc limit 1";

    private final AgroalDataSource dataSource;

    MarketModelStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the present transaction; false where another replica has learned from the same observations. */
    public boolean add(LearnedModel model) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, model.id());
            add.setString(2, model.mode().wire());
            add.setString(3, model.identity().version());
            add.setString(4, json(model.identity().settings()));
            add.setLong(5, model.lastPosition());
            add.setInt(6, model.mostLots());
            add.setString(7, model.identity().snapshotHash());
            add.setInt(8, model.identity().lots());
            add.setInt(9, model.identity().deals());
            add.setString(10, model.quality() == null ? null : json(model.quality()));
            add.setObject(11, model.learnedAt().atOffset(ZoneOffset.UTC));
            return add.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the model cannot be kept", e);
        }
    }

    public Optional<LearnedModel> newest(Mode mode) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, mode.wire());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(mode, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("models cannot be read", e);
        }
    }

    private static LearnedModel read(Mode mode, ResultSet row) throws SQLException {
        String quality = row.getString("quality");
        return new LearnedModel(
                row.getObject("id", UUID.class),
                mode,
                new MarketModel.Identity(
                        row.getString("version"),
                        row.getString("snapshot_hash"),
                        fromJson(row.getString("settings"), Settings.class),
                        row.getInt("lots"),
                        row.getInt("deals")),
                row.getLong("last_position"),
                row.getInt("most_lots"),
                quality == null ? null : fromJson(quality, Quality.class),
                row.getObject("learned_at", OffsetDateTime.class).toInstant());
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static <T> T fromJson(String json, Class<T> type) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
