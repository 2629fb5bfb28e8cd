package org.ipmarket.valuation.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.EventCatalogue;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.valuation.method.indicator.Cohort;

/** Patents that the register has told of, by office, main IPC subclass and year of filing. */
@ApplicationScoped
public class CohortStore {
    private static final String MEMBERS = "select body from known_state where type = ? and mode = ?"
            + " and body->>'filed' is not null and body->>'office' = ? and substr(body->>'filed', 1, 4) = ? and substr(body->'ipc'->>0, 1, 4) = ?"
            + " order by subject limit ?";

    private final AgroalDataSource dataSource;

    CohortStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Ordered by id, at most so many. */
    public List<AssetChanged> members(Mode mode, Cohort.Key key, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(MEMBERS)) {
            select.setString(1, EventCatalogue.typeOf(AssetChanged.class));
            select.setString(2, mode.wire());
            select.setString(3, key.office());
            select.setString(4, Integer.toString(key.filedIn()));
            select.setString(5, key.field());
            select.setInt(6, most);
            List<AssetChanged> members = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    members.add(EventJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8), AssetChanged.class));
                }
            }
            return members;
        } catch (SQLException e) {
            throw new IllegalStateException("the cohort cannot be read", e);
        }
    }
}
