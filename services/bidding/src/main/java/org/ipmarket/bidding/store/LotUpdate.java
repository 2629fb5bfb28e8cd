package org.ipmarket.bidding.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.auction.journal.Courses;
import org.ipmarket.auction.rules.BidderRef;
import org.ipmarket.auction.rules.Course;
import org.ipmarket.auction.rules.Leading;
import org.ipmarket.bidding.store.LotTable.Changed;
import org.ipmarket.messages.Money;

/**
 * Writes lots back, all of a transaction with one statement, and of their columns those that changed on any of them: a bid changes ten of
 * thirty, and each costs the database an array to read.
 */
final class LotUpdate {
    /** What may change of a lot, each with its type; edge of its log, version, what is due and what it awaits are always written. */
    private static final List<Column> COLUMNS = List.of(
            new Column("phase", "text", lot -> lot.state().phase()),
            new Column("next_sequence", "bigint", lot -> lot.state().nextSequence()),
            new Column("last_time", "timestamptz", lot -> lot.state().lastTime()),
            new Column("ends_at", "timestamptz", lot -> lot.state().endsAt()),
            new Column("leading_bidder", "text", lot -> ofLeading(lot, Leading::bidder)),
            new Column("leading_amount", "bigint", lot -> ofLeading(lot, Leading::amount)),
            new Column("leading_sequence", "bigint", lot -> ofLeading(lot, Leading::sequence)),
            new Column("bids", "bigint", lot -> lot.state().bids()),
            new Column("bidders", "integer", lot -> lot.state().bidders()),
            new Column("extensions", "integer", lot -> lot.state().extensions()),
            new Column("suspended_since", "timestamptz", lot -> lot.state().suspendedSince()),
            new Column("result", "text", LotRow::result),
            new Column("unsold_reason", "text", LotRow::unsoldReason),
            new Column("admitted", "integer", LotRow::admitted),
            new Column("applied_outage", "bigint", LotRow::appliedOutage),
            new Column("terms_leaf", "bigint", LotRow::termsLeaf),
            new Column("course", "text", lot -> lot.state().course()),
            new Column("keys_leaf", "bigint", LotRow::keysLeaf),
            new Column("has_reserve", "boolean", LotRow::hasReserve),
            new Column("impeded", "boolean", LotRow::impeded),
            new Column("halted", "boolean", LotRow::halted),
            new Column("price", "bigint", LotRow::price),
            new Column("told_at", "timestamptz", lot -> lot.telling().at()),
            new Column("untold", "bigint", lot -> lot.telling().untold()),
            new Column("untold_first", "bigint", lot -> lot.telling().first()),
            new Column("untold_led", "text", lot -> lot.telling().led()),
            new Column("untold_price", "bigint", lot -> lot.telling().price()));

    /** By the columns that it writes: a few of the many that there might be. */
    private static final Map<List<Column>, String> STATEMENTS = new ConcurrentHashMap<>();

    private record Column(String name, String type, Function<LotRow, Object> value) {
        boolean differs(Changed changed) {
            return !Objects.equals(value.apply(changed.before()), value.apply(changed.lot()));
        }
    }

    private LotUpdate() {}

    static void write(Connection connection, List<Changed> lots) throws SQLException {
        List<Column> columns = COLUMNS.stream()
                .filter(column -> lots.stream().anyMatch(column::differs))
                .toList();
        try (PreparedStatement update =
                connection.prepareStatement(STATEMENTS.computeIfAbsent(columns, LotUpdate::statement))) {
            update.setArray(1, Sql.array(connection, "uuid", lots, changed -> changed.lot()
                    .id()
                    .value()));
            update.setArray(2, Sql.bytes(connection, lots, changed -> changed.lot()
                    .frontier()
                    .bytes()));
            update.setArray(3, Sql.array(connection, "timestamptz", lots, changed -> written(changed.dueAt())));
            update.setArray(4, Sql.array(connection, "text", lots, changed -> written(changed.awaits())));
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                update.setArray(
                        i + 5,
                        Sql.array(
                                connection,
                                column.type(),
                                lots,
                                changed -> written(column.value().apply(changed.lot()))));
            }
            update.executeUpdate();
        }
    }

    private static String statement(List<Column> columns) {
        String set = columns.stream()
                .map(column -> column.name() + " = u." + column.name() + ", ")
                .collect(Collectors.joining());
        String arrays =
                columns.stream().map(column -> ", ?::" + column.type() + "[]").collect(Collectors.joining());
        String names = columns.stream().map(column -> ", " + column.name()).collect(Collectors.joining());
        return "update lot set " + set + "frontier = u.frontier, due_at = u.due_at, awaits = u.awaits,"
                + " version = version + 1 from unnest(?::uuid[], ?::bytea[], ?::timestamptz[], ?::text[]" + arrays
                + ") as u(id, frontier, due_at, awaits" + names + ") where lot.id = u.id";
    }

    /** As the database takes a value: only of columns that are written, since texts of times cost more than to compare them. */
    private static Object written(Object value) {
        return switch (value) {
            case Instant time -> time.toString();
            case Enum<?> constant -> constant.name();
            case BidderRef bidder -> bidder.value();
            case Money money -> money.minor();
            case Course course -> Courses.text(course);
            case null, default -> value;
        };
    }

    private static Object ofLeading(LotRow lot, Function<Leading, Object> value) {
        Leading leading = lot.state().leading();
        return leading == null ? null : value.apply(leading);
    }
}
