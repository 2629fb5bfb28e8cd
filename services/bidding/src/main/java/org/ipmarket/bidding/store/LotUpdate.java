package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ipmarket.auction.journal.Courses;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.bidding.store.LotTable.Changed;

/** Writes lots back, all of a transaction with one statement. */
final class LotUpdate {
    /** What is written back of a lot, each with its type; the version grows by one. */
    private static final List<Column> WRITTEN = List.of(
            new Column("phase", "text", c -> c.state().phase().name()),
            new Column("next_sequence", "bigint", c -> c.state().nextSequence()),
            new Column("last_time", "timestamptz", c -> text(c.state().lastTime())),
            new Column("ends_at", "timestamptz", c -> text(c.state().endsAt())),
            new Column("due_at", "timestamptz", c -> text(c.dueAt())),
            new Column(
                    "leading_bidder",
                    "text",
                    c -> ofLeading(c, leading -> leading.bidder().value())),
            new Column(
                    "leading_amount",
                    "bigint",
                    c -> ofLeading(c, leading -> leading.amount().minor())),
            new Column("leading_sequence", "bigint", c -> ofLeading(c, Leading::sequence)),
            new Column("bids", "bigint", c -> c.state().bids()),
            new Column("bidders", "integer", c -> c.state().bidders()),
            new Column("extensions", "integer", c -> c.state().extensions()),
            new Column("suspended_since", "timestamptz", c -> text(c.state().suspendedSince())),
            new Column("result", "text", c -> name(c.lot().result())),
            new Column("unsold_reason", "text", c -> name(c.lot().unsoldReason())),
            new Column("admitted", "integer", c -> c.lot().admitted()),
            new Column("applied_outage", "bigint", c -> c.lot().appliedOutage()),
            new Column("terms_leaf", "bigint", c -> c.lot().termsLeaf()),
            new Column("course", "text", c -> Courses.text(c.state().course())),
            new Column("keys_leaf", "bigint", c -> c.lot().keysLeaf()),
            new Column("has_reserve", "boolean", c -> c.lot().hasReserve()),
            new Column("impeded", "boolean", c -> c.lot().impeded()),
            new Column("halted", "boolean", c -> c.lot().halted()),
            new Column("awaits", "text", c -> name(c.awaits())),
            new Column(
                    "price",
                    "bigint",
                    c -> c.lot().price() == null ? null : c.lot().price().minor()));

    private static final String UPDATE = update();

    private record Column(String name, String type, Function<Changed, Object> value) {}

    private static String update() {
        StringBuilder set = new StringBuilder();
        StringBuilder arrays = new StringBuilder("?::uuid[], ?::bytea[]");
        StringBuilder names = new StringBuilder("id, frontier");
        for (Column column : WRITTEN) {
            set.append(column.name()).append(" = u.").append(column.name()).append(", ");
            arrays.append(", ?::").append(column.type()).append("[]");
            names.append(", ").append(column.name());
        }
        return "update lot set " + set + "frontier = u.frontier, version = version + 1 from unnest(" + arrays
                + ") as u(" + names + ") where lot.id = u.id";
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Object ofLeading(Changed changed, Function<Leading, Object> value) {
        Leading leading = changed.state().leading();
        return leading == null ? null : value.apply(leading);
    }

    static void write(Connection connection, List<Changed> lots) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setArray(1, Sql.array(connection, "uuid", lots, changed -> changed.lot()
                    .id()
                    .value()));
            update.setArray(2, Sql.bytes(connection, lots, changed -> changed.lot()
                    .frontier()
                    .bytes()));
            for (int i = 0; i < WRITTEN.size(); i++) {
                Column column = WRITTEN.get(i);
                update.setArray(i + 3, Sql.array(connection, column.type(), lots, column.value()));
            }
            update.executeUpdate();
        }
    }

    private LotUpdate() {}
}
