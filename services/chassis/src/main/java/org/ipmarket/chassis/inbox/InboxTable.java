package org.ipmarket.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Which events have taken effect. */
@ApplicationScoped
class InboxTable {
    private final AgroalDataSource dataSource;

    InboxTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Records, in the present transaction, that an event takes effect; false where it has already. Two deliveries at the
     * same moment meet at the row: the second waits for the first one's commit.
     */
    boolean firstTime(EventHeader header) throws SQLException {
        String sql = "insert into inbox_event (event_id, type) values (?, ?) on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, header.id());
            insert.setString(2, header.type());
            return insert.executeUpdate() == 1;
        }
    }

    /** Forgets events that arrived before then, the oldest first. @return how many */
    int forget(Instant before, int limit) throws SQLException {
        String sql = "delete from inbox_event where event_id in (select event_id from inbox_event where received_at < ?"
                + " order by received_at limit ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }
}
