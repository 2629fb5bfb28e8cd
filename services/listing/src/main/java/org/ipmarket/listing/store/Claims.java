package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Period;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.listing.grant.Territories;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.OfferId;

/**
 * What announced offers and deals under way have promised of which assets. Who writes here holds the assets' locks
 * and has judged; a trigger of the database refuses a claim that conflicts with another all the same.
 */
@ApplicationScoped
public class Claims {
    private final AgroalDataSource dataSource;

    Claims(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is promised.
     *
     * @param offer the offer's id, or the deal's
     * @param from the day of the promise: nothing takes effect before
     */
    public record Promise(
            OfferId offer, CentreCode centre, Right right, Extent extent, LocalDate from, Collection<UUID> assets) {}

    /** What is promised of one asset. */
    public record Claim(UUID asset, StandingGrant grant) {}

    /** The announced offer's own. */
    public void take(OfferRow offer) {
        LocalDate from = LocalDate.ofInstant(offer.announcedAt, MarketClock.ZONE);
        take(new Promise(offer.offer(), offer.centreCode(), offer.rightOffered, offer.extent, from, offer.assetIds()));
    }

    /** @throws IllegalStateException where another claim is in the way, which who holds the locks would have seen */
    public void take(Promise promise) {
        Period days = Period.offered(promise.extent(), promise.from());
        Set<String> territories = promise.extent().territories();
        String sql = "insert into asset_claim"
                + " (asset, offer, centre, right_offered, territories, within, fields, days)"
                + " select a, ?, ?, ?, ?, ?, ?, daterange(?, ?) from unnest(?) a order by a";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, promise.offer().value());
            insert.setString(2, promise.centre().value());
            insert.setString(3, promise.right().name());
            insert.setArray(4, texts(connection, territories));
            insert.setArray(5, texts(connection, territories == null ? null : Territories.within(territories)));
            insert.setArray(6, texts(connection, promise.extent().fields()));
            insert.setObject(7, days.from());
            insert.setObject(8, days.until(), java.sql.Types.DATE);
            insert.setArray(9, connection.createArrayOf("uuid", promise.assets().toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the claim of " + promise.offer() + " cannot stand", e);
        }
    }

    public void release(UUID offer) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from asset_claim where offer = ?")) {
            delete.setObject(1, offer);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the claims of " + offer + " cannot be released", e);
        }
    }

    /** Claims on these assets but those of {@code self}, oldest offer first. */
    public List<Claim> on(Collection<UUID> assets, OfferId self) {
        String sql = "select asset, offer, centre, right_offered, territories, fields, lower(days), upper(days)"
                + " from asset_claim where asset = any(?) and offer <> ? order by offer, asset";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", assets.toArray()));
            select.setObject(2, self.value());
            List<Claim> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(claim(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the claims cannot be read", e);
        }
    }

    private static Claim claim(ResultSet row) throws SQLException {
        Date from = row.getDate(7);
        Date until = row.getDate(8);
        LocalDate first = from == null ? LocalDate.EPOCH : from.toLocalDate();
        Period days = new Period(first, until == null ? null : until.toLocalDate());
        return new Claim(
                row.getObject(1, UUID.class),
                StandingGrant.offered(
                        Kind.of(Right.valueOf(row.getString(4))),
                        new Extent(names(row.getArray(5)), names(row.getArray(6)), null, null),
                        days,
                        new CentreCode(row.getString(3)),
                        new OfferId(row.getObject(2, UUID.class))));
    }

    private static Array texts(Connection connection, Set<String> names) throws SQLException {
        return names == null ? null : connection.createArrayOf("text", names.toArray());
    }

    private static Set<String> names(Array array) throws SQLException {
        return array == null ? null : Set.of((String[]) array.getArray());
    }
}
