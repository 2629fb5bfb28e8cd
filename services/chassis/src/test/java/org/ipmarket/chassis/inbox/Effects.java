package org.ipmarket.chassis.inbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.ipmarket.messages.event.BidderLeft;
import org.ipmarket.messages.event.LotCancelled;
import org.ipmarket.messages.event.LotExtended;
import org.ipmarket.messages.event.LotOpened;

/** Handlers of the tests: a lot that opens is a thing; a bidder leaves a lot that exists; a cancelled one is poison or slow. */
final class Effects {
    private Effects() {}

    @ApplicationScoped
    static class Table {
        private final AgroalDataSource dataSource;

        Table(AgroalDataSource dataSource) {
            this.dataSource = dataSource;
        }

        void add(EventHeader header) {
            add(header, 0);
        }

        void add(EventHeader header, long sequence) {
            update(
                    "insert into effect (event_id, kind, subject, sequence) values (?, ?, ?, ?)",
                    header.id(),
                    header.type(),
                    header.subject(),
                    sequence);
        }

        void update(String sql, Object... values) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long count(String sql, Object... values) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long effectsOf(UUID event) {
            return count("select count(*) from effect where event_id = ?", event);
        }
    }

    @ApplicationScoped
    static class LotOpenedHandler implements EventHandler<LotOpened> {
        private final Table table;
        private final Parking parking;

        LotOpenedHandler(Table table, Parking parking) {
            this.table = table;
            this.parking = parking;
        }

        @Override
        public Class<LotOpened> event() {
            return LotOpened.class;
        }

        @Override
        public void handle(LotOpened event, EventHeader header) {
            table.update("insert into thing values (?)", event.subject());
            table.add(header);
            parking.arrived("lot:" + event.lot());
        }
    }

    @ApplicationScoped
    static class BidderLeftHandler implements EventHandler<BidderLeft> {
        private final Table table;

        BidderLeftHandler(Table table) {
            this.table = table;
        }

        @Override
        public Class<BidderLeft> event() {
            return BidderLeft.class;
        }

        @Override
        public void handle(BidderLeft event, EventHeader header) {
            if (table.count("select count(*) from thing where id = ?", event.subject()) == 0) {
                throw new PrerequisiteMissing("lot:" + event.lot());
            }
            table.add(header);
        }
    }

    @ApplicationScoped
    static class LotExtendedHandler implements EventHandler<LotExtended> {
        private final Table table;

        LotExtendedHandler(Table table) {
            this.table = table;
        }

        @Override
        public Class<LotExtended> event() {
            return LotExtended.class;
        }

        @Override
        public void handle(LotExtended event, EventHeader header) {
            table.add(header, event.sequence());
        }
    }

    @ApplicationScoped
    static class LotCancelledHandler implements EventHandler<LotCancelled> {
        static final String POISON = "poison";
        static final String LOSE_THE_DATABASE_ONCE = "lose the database once";
        private final Table table;
        private volatile boolean lost;

        LotCancelledHandler(Table table) {
            this.table = table;
        }

        @Override
        public Class<LotCancelled> event() {
            return LotCancelled.class;
        }

        @Override
        public void handle(LotCancelled event, EventHeader header) {
            table.add(header);
            if (event.reason().equals(POISON)) {
                throw new IllegalArgumentException("a lot that cannot be cancelled");
            }
            if (event.reason().equals(LOSE_THE_DATABASE_ONCE) && !lost) {
                lost = true;
                table.update("select pg_terminate_backend(pg_backend_pid())");
            }
        }
    }
}
