package org.ipmarket.notification.notice.store;

import static org.ipmarket.notification.sql.Statements.instant;
import static org.ipmarket.notification.sql.Statements.query;
import static org.ipmarket.notification.sql.Statements.update;
import static org.ipmarket.notification.sql.Statements.uuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.notification.sql.Statements.Uuids;

/** SQL of what events tell of lots, bidders and trades. */
public final class ReadModels {
    private ReadModels() {}

    /** As the latest announcement or correction says it. */
    public static void keepLot(Connection connection, KnownLot lot) throws SQLException {
        update(
                connection,
                "insert into notice_lot (lot, mode, seller, title_zh, title_en, opens_at, closes_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (lot) do update set title_zh = excluded.title_zh,"
                        + " title_en = excluded.title_en, opens_at = excluded.opens_at, closes_at = excluded.closes_at",
                lot.lot(),
                lot.mode(),
                lot.seller(),
                lot.titleZh(),
                lot.titleEn(),
                lot.opensAt(),
                lot.closesAt());
    }

    public static List<KnownLot> lots(Connection connection, Collection<UUID> ids) throws SQLException {
        return query(
                connection,
                row -> new KnownLot(
                        uuid(row, "lot"),
                        row.getString("mode"),
                        uuid(row, "seller"),
                        row.getString("title_zh"),
                        row.getString("title_en"),
                        instant(row, "opens_at"),
                        instant(row, "closes_at")),
                "select lot, mode, seller, title_zh, title_en, opens_at, closes_at from notice_lot where lot = any(?)",
                new Uuids(ids));
    }

    public static Optional<KnownLot> lot(Connection connection, UUID id) throws SQLException {
        return lots(connection, List.of(id)).stream().findFirst();
    }

    /** A bid security is held, unless it is known to have ended. */
    public static void held(Connection connection, UUID deposit, UUID lot, UUID participant) throws SQLException {
        update(
                connection,
                "insert into notice_bidder (deposit, lot, participant, held) values (?, ?, ?, true)"
                        + " on conflict (deposit) do nothing",
                deposit,
                lot,
                participant);
    }

    /** A bid security went back, was counted or was kept. */
    public static void ended(Connection connection, UUID deposit, UUID lot, UUID participant) throws SQLException {
        update(
                connection,
                "insert into notice_bidder (deposit, lot, participant, held) values (?, ?, ?, false)"
                        + " on conflict (deposit) do update set held = false",
                deposit,
                lot,
                participant);
    }

    /** Whose bid security is held for the lot, these aside. */
    public static List<UUID> bidders(Connection connection, UUID lot, Collection<UUID> without) throws SQLException {
        return query(
                connection,
                row -> uuid(row, "participant"),
                "select distinct participant from notice_bidder where lot = ? and held and deposit <> all(?)",
                lot,
                new Uuids(without));
    }

    public static void keepTrade(Connection connection, UUID trade, UUID seller, UUID buyer) throws SQLException {
        update(
                connection,
                "insert into notice_trade (trade, seller, buyer) values (?, ?, ?) on conflict do nothing",
                trade,
                seller,
                buyer);
    }

    /** Seller and buyer; empty where the trade is not known. */
    public static List<UUID> sides(Connection connection, UUID trade) throws SQLException {
        return query(
                connection,
                row -> uuid(row, "participant"),
                "select unnest(array[seller, buyer]) as participant from notice_trade where trade = ?",
                trade);
    }
}
