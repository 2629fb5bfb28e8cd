package org.ipmarket.valuation.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.event.OfferAnnounced;
import org.ipmarket.messages.event.TitleChanged;
import org.ipmarket.messages.event.TradeCompleted;
import org.ipmarket.messages.id.AssetId;

/** Writes down what the market shows, in the present transaction; what is there already stays. */
@ApplicationScoped
public class MarketRecordStore {
    private static final String OFFERED = "insert into offered_lot (lot, mode, centre, assets, versions, right_sold,"
            + " method, currency, start_minor, relists, announced_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String CLOSED = "insert into closed_lot (lot, mode, centre, result, currency, price_minor,"
            + " bidders, bids, closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String DEAL = "insert into closed_deal (trade, lot, mode, centre, buyer_centre, assets,"
            + " right_sold, currency, price_minor, completed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String TITLE = "insert into title_change (trade, asset, mode, effective_on, changed_at)"
            + " values (?, ?, ?, ?, ?) on conflict do nothing";

    private final AgroalDataSource dataSource;

    MarketRecordStore(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void add(OfferAnnounced offer) {
        insert(OFFERED, (connection, row) -> {
            row.setObject(1, offer.offer().value());
            row.setString(2, offer.mode().wire());
            row.setString(3, offer.centre().value());
            row.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            offer.assets().stream()
                                    .map(asset -> asset.asset().value())
                                    .toArray()));
            row.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint",
                            offer.assets().stream()
                                    .map(OfferAnnounced.OfferedAsset::version)
                                    .toArray()));
            row.setString(6, offer.right().name());
            row.setString(7, offer.method().name());
            row.setString(8, offer.startPrice().currencyCode());
            row.setLong(9, offer.startPrice().minor());
            row.setObject(10, offer.relists() == null ? null : offer.relists().value());
            setInstant(row, 11, offer.announcedAt());
        });
    }

    public void add(LotClosed lot) {
        insert(CLOSED, (connection, row) -> {
            row.setObject(1, lot.lot().value());
            row.setString(2, lot.mode().wire());
            row.setString(3, lot.centre().value());
            row.setString(4, lot.result().name());
            setMoney(row, 5, lot.price());
            row.setInt(7, lot.bidders());
            row.setLong(8, lot.bids());
            setInstant(row, 9, lot.closedAt());
        });
    }

    public void add(TradeCompleted trade) {
        insert(DEAL, (connection, row) -> {
            row.setObject(1, trade.trade().value());
            row.setObject(2, trade.lot().value());
            row.setString(3, trade.mode().wire());
            row.setString(4, trade.centre().value());
            row.setString(5, trade.buyerCentre().value());
            row.setArray(6, connection.createArrayOf("uuid", ids(trade.assets())));
            row.setString(7, trade.right().name());
            setMoney(row, 8, trade.price());
            setInstant(row, 10, trade.completedAt());
        });
    }

    public void add(TitleChanged title) {
        insert(TITLE, (connection, row) -> {
            row.setObject(1, title.trade().value());
            row.setObject(2, title.asset().value());
            row.setString(3, title.mode().wire());
            row.setObject(4, title.effectiveOn());
            setInstant(row, 5, title.changedAt());
        });
    }

    private void insert(String sql, Filler filler) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement(sql)) {
            filler.fill(connection, row);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the market's record cannot be written", e);
        }
    }

    private static UUID[] ids(List<AssetId> assets) {
        return assets.stream().map(AssetId::value).toArray(UUID[]::new);
    }

    /** Currency and minor units, in this and the next column. */
    private static void setMoney(PreparedStatement row, int column, Money money) throws SQLException {
        if (money == null) {
            row.setNull(column, Types.VARCHAR);
            row.setNull(column + 1, Types.BIGINT);
        } else {
            row.setString(column, money.currencyCode());
            row.setLong(column + 1, money.minor());
        }
    }

    private static void setInstant(PreparedStatement row, int column, Instant instant) throws SQLException {
        row.setObject(column, instant.atOffset(ZoneOffset.UTC));
    }

    private interface Filler {
        void fill(Connection connection, PreparedStatement row) throws SQLException;
    }
}
