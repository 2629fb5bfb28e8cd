package org.ipmarket.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

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
}
