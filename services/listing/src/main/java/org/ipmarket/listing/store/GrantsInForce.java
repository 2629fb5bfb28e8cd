package org.ipmarket.listing.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.grant.Extents;
import org.ipmarket.listing.grant.Kind;
import org.ipmarket.listing.grant.Period;
import org.ipmarket.listing.grant.StandingGrant;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.event.EventJson;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;

/** What lies on assets now or will: licences that trades brought, and what the legal events say. What has ended is left out. */
@ApplicationScoped
public class GrantsInForce {
    /** So many of a bundle's are judged at most; more than that nobody could look through either. */
    public static final int MOST = 20_000;

    private static final String SQL =
            "select asset, right_granted, extent::text, effective_on, null::date, trade, null::uuid, registration,"
                    + " null::uuid, null::text"
                    + " from grant_entry where asset = any(?)"
                    + " and coalesce((extent ->> 'until')::date, 'infinity') > ?"
                    + " union all"
                    + " select asset, case kind when 'LICENCE' then coalesce(licence, kind) else kind end, extent::text, from_date, until_date, null, id, registration,"
                    + " holder, holder_name"
                    + " from encumbrance where asset = any(?)"
                    + " and coalesce(until_date, 'infinity') > ?"
                    + " order by 4, 1 limit " + (MOST + 1);

    private final AgroalDataSource dataSource;

    GrantsInForce(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A licence, open licence or pledge. */
    public record Held(UUID asset, StandingGrant grant, ParticipantId holder, String holderName) {}

    /** A seizure or suspension. */
    public record Stop(UUID asset, EncumbranceKind kind, LocalDate from, LocalDate until, String registration) {}

    /** An opposition, or a request for invalidation or re-examination, that is not decided. */
    public record Review(UUID asset, LocalDate from, LocalDate until, String registration) {}

    /** @param tooMany whether there are more than {@link #MOST}, so that not all could be read */
    public record Found(List<Held> held, List<Stop> stops, List<Review> reviews, boolean tooMany) {}

    /** Whatever ends after {@code today}, oldest first. */
    public Found on(Collection<UUID> assets, LocalDate today) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SQL)) {
            Object[] ids = assets.toArray();
            select.setArray(1, connection.createArrayOf("uuid", ids));
            select.setObject(2, today);
            select.setArray(3, connection.createArrayOf("uuid", ids));
            select.setObject(4, today);
            List<Held> held = new ArrayList<>();
            List<Stop> stops = new ArrayList<>();
            List<Review> reviews = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    read(row, held, stops, reviews);
                }
            }
            return new Found(held, stops, reviews, held.size() + stops.size() + reviews.size() > MOST);
        } catch (SQLException e) {
            throw new IllegalStateException("what lies on the assets cannot be read", e);
        }
    }

    private static void read(ResultSet row, List<Held> held, List<Stop> stops, List<Review> reviews)
            throws SQLException {
        UUID asset = row.getObject(1, UUID.class);
        String kind = row.getString(2);
        Extent extent = Extents.normal(EventJson.read(row.getString(3).getBytes(StandardCharsets.UTF_8), Extent.class));
        LocalDate from = row.getObject(4, LocalDate.class);
        LocalDate until = row.getObject(5, LocalDate.class);
        UUID trade = row.getObject(6, UUID.class);
        UUID encumbrance = row.getObject(7, UUID.class);
        String registration = row.getString(8);
        UUID holder = row.getObject(9, UUID.class);
        ParticipantId by = holder == null ? null : new ParticipantId(holder);
        if (trade != null) {
            Period days = Period.granted(extent, from);
            StandingGrant grant =
                    StandingGrant.traded(Kind.of(Right.valueOf(kind)), extent, days, new TradeId(trade), registration);
            held.add(new Held(asset, grant, by, null));
            return;
        }
        Period days = Period.orLastDay(from, until == null ? extent.until() : until);
        if (kind.equals("REVIEW")) {
            reviews.add(new Review(asset, days.from(), days.until(), registration));
            return;
        }
        Kind lien =
                switch (kind) {
                    case "OPEN_LICENCE" -> Kind.OPEN;
                    case "PLEDGE" -> Kind.PLEDGE;
                    // what kind of licence the office does not say: judged as the strongest
                    case "LICENCE" -> Kind.EXCLUSIVE;
                    case "SEIZURE", "SUSPENSION" -> null;
                    default -> Kind.of(Right.valueOf(kind));
                };
        if (lien == null) {
            stops.add(new Stop(asset, EncumbranceKind.valueOf(kind), days.from(), days.until(), registration));
        } else {
            held.add(new Held(
                    asset,
                    StandingGrant.registered(lien, extent, days, encumbrance, registration),
                    by,
                    row.getString(10)));
        }
    }
}
